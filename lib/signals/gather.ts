/** Lets what waits together be written together: the busier it is, the larger the batches and the fewer the commits. */

export class Overloaded extends Error {
  override name = 'Overloaded'
}

export type Gathered<In, Out> = {
  /** Settles once its batch is written, with its own result. Throws `Overloaded` when too many wait. */
  add: (item: In) => Promise<Out>
  /** Settles once nothing waits any more. */
  settled: () => Promise<void>
}

type Waiting<In, Out> = { item: In; done: (result: Out) => void; failed: (error: unknown) => void }

/**
 * `write` answers in the order of its batch, or throws for all of it. Nobody waits for company: the first is
 * written at once, and whoever comes while that runs makes up the next batch.
 */
export function gather<In, Out>(
  write: (batch: In[]) => Promise<Out[]>,
  { most, mostWaiting, atOnce = 1 }: { most: number; mostWaiting: number; atOnce?: number },
): Gathered<In, Out> {
  const waiting: Waiting<In, Out>[] = []
  const idle: (() => void)[] = []
  let writing = 0

  async function writeNext() {
    writing += 1
    const batch = waiting.splice(0, most)
    try {
      const results = await write(batch.map(({ item }) => item))
      batch.forEach(({ done, failed }, at) => {
        const result = results[at]
        if (result === undefined) failed(new Error('The batch answered for fewer than it was given.'))
        else done(result)
      })
    } catch (error) {
      for (const { failed } of batch) failed(error)
    }
    writing -= 1
    if (waiting.length > 0) void writeNext()
    else if (writing === 0) for (const tell of idle.splice(0)) tell()
  }

  return {
    add: (item) =>
      new Promise((done, failed) => {
        if (waiting.length >= mostWaiting) return failed(new Overloaded('Too many are waiting.'))
        waiting.push({ item, done, failed })
        // After everything that this turn of the loop still brings.
        if (writing < atOnce && waiting.length === 1)
          setImmediate(() => waiting.length > 0 && void writeNext())
      }),
    settled: () =>
      writing === 0 && waiting.length === 0 ? Promise.resolve() : new Promise((tell) => idle.push(tell)),
  }
}
