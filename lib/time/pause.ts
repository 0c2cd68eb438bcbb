/** Over after `ms`, or at once when it is called off: whoever waits looks at the signal itself. */
export const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((go) => {
    if (signal.aborted) return go()
    const over = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', over)
      go()
    }
    const timer = setTimeout(over, ms)
    signal.addEventListener('abort', over)
  })
