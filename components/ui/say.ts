/** Says in a toast what just happened, in the past tense, with a way back where there is one. */

export type WayBack = { label: string; onUndo: () => void }

export type Saying = { id: number; words: string; undo: WayBack | undefined }

/** No more are on the screen at once: the oldest makes room. */
const MOST = 3

let sayings: readonly Saying[] = []
let lastId = 0
const listeners = new Set<() => void>()

function change(next: readonly Saying[]) {
  sayings = next
  for (const listener of listeners) listener()
}

/** Stays eight seconds, and longer while it is looked at. Says nothing when there are no words. */
export function say(words: string, undo?: WayBack) {
  if (words === '') return
  lastId += 1
  change([...sayings, { id: lastId, words, undo }].slice(-MOST))
}

/** Takes a toast off the screen. */
export const hush = (id: number) => change(sayings.filter((saying) => saying.id !== id))

export const sayingsNow = () => sayings

export function onSayings(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
