/**
 * Runs what is asked for at once, and what is asked for within the next `ms` once more when they are over: the first is
 * never kept waiting, a burst runs twice, and a flood that never ends once every `ms`.
 */
export type Gathered = { ask: () => void; stop: () => void }

export function gathered(run: () => void, ms: number): Gathered {
  let quiet: ReturnType<typeof setTimeout> | undefined
  let again = false

  function ask() {
    if (quiet !== undefined) {
      again = true
      return
    }
    run()
    quiet = setTimeout(() => {
      quiet = undefined
      if (!again) return
      again = false
      ask()
    }, ms)
  }
  return { ask, stop: () => clearTimeout(quiet) }
}
