/** Says in a toast what just happened, in the past tense, with a way back where there is one. */

export type WayBack = { label: string; onUndo: () => void }

export type Saying = { id: number; words: string; undo: WayBack | undefined }

let current: Saying | null = null
let lastId = 0
const listeners = new Set<() => void>()

function change(next: Saying | null) {
  current = next
  for (const listener of listeners) listener()
}

/**
 * Stays eight seconds, and longer while it is looked at. One at a time: what is said next takes its place, so that
 * a pile of them never lies over the page. Says nothing when there are no words.
 */
export function say(words: string, undo?: WayBack) {
  if (words === '') return
  lastId += 1
  change({ id: lastId, words, undo })
}

/** Takes that toast off the screen, unless another stands there by now. */
export function hush(id: number) {
  if (current?.id === id) change(null)
}

export const saidNow = () => current

export function onSaid(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
