/** Lets only a few of the same thing run at once, so that many screens asking together leave room for deliveries. */

export function atMost<In, Out>(most: number, run: (input: In) => Promise<Out>): (input: In) => Promise<Out> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (input) => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go))
    else running += 1
    try {
      return await run(input)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
