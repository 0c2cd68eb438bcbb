/** Lets what waits together be written together: the busier it is, the larger the batches and the fewer the commits. */

export class Overloaded extends Error {
  override name = 'Overloaded'
  /** One lane alone waits too long, or all of them together. */
  readonly by: 'one' | 'all'
  constructor(by: 'one' | 'all') {
    super('Too many are waiting.')
    this.by = by
  }
}

export type Gathered<In, Out> = {
  /** Settles once its batch is written, with its own result. Throws `Overloaded` when too many wait. */
  add: (item: In) => Promise<Out>
  /** Settles once nothing waits any more. */
  settled: () => Promise<void>
}

type Waiting<In, Out> = {
  item: In
  weight: number
  done: (result: Out) => void
  failed: (error: unknown) => void
}
type Limits<In> = {
  /** In a batch. */
  most: number
  /** Of a batch, by `weighs`; what alone weighs more is a batch of its own. */
  mostWeight?: number
  weighs?: (item: In) => number
  mostWaiting: number
  atOnce?: number
  /** Whose turn it is: every lane is asked for one in turn, so that a long lane never holds up a short one. */
  laneOf?: (item: In) => string
  mostInLane?: number
}

/**
 * `write` answers in the order of its batch, or throws for all of it. Nobody waits for company: the first is
 * written at once, and whoever comes while that runs makes up the next batch.
 */
export function gather<In, Out>(
  write: (batch: In[]) => Promise<Out[]>,
  {
    most,
    mostWeight = most,
    weighs = () => 1,
    mostWaiting,
    atOnce = 1,
    laneOf = () => '',
    mostInLane = mostWaiting,
  }: Limits<In>,
): Gathered<In, Out> {
  const lanes = new Map<string, Waiting<In, Out>[]>()
  const idle: (() => void)[] = []
  let waiting = 0
  let writing = 0

  async function writeNext() {
    writing += 1
    const batch = takeInTurn(lanes, { most, mostWeight })
    waiting -= batch.length
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
    if (waiting > 0) void writeNext()
    else if (writing === 0) for (const tell of idle.splice(0)) tell()
  }

  return {
    add: (item) =>
      new Promise((done, failed) => {
        const name = laneOf(item)
        const lane = lanes.get(name) ?? []
        if (waiting >= mostWaiting) return failed(new Overloaded('all'))
        if (lane.length >= mostInLane) return failed(new Overloaded('one'))
        lane.push({ item, weight: weighs(item), done, failed })
        lanes.set(name, lane)
        waiting += 1
        // After everything that this turn of the loop still brings.
        if (writing < atOnce && waiting === 1) setImmediate(() => waiting > 0 && void writeNext())
      }),
    settled: () =>
      writing === 0 && waiting === 0 ? Promise.resolve() : new Promise((tell) => idle.push(tell)),
  }
}

/** One of each lane, and again, until there are enough; who was asked goes to the end of the round. */
function takeInTurn<T extends { weight: number }>(
  lanes: Map<string, T[]>,
  { most, mostWeight }: { most: number; mostWeight: number },
): T[] {
  const [only, ...others] = lanes.values()
  if (only && others.length === 0 && only.length <= most && weightOf(only) <= mostWeight) {
    lanes.clear()
    return only
  }
  const taken: T[] = []
  let weight = 0
  for (const [name, lane] of lanes) {
    weight += lane[0]?.weight ?? 0
    if (taken.length === most || (taken.length > 0 && weight > mostWeight)) break
    taken.push(...lane.splice(0, 1))
    lanes.delete(name)
    // Put behind the others, where this loop comes by once more.
    if (lane.length > 0) lanes.set(name, lane)
  }
  return taken
}

const weightOf = (lane: { weight: number }[]) => lane.reduce((sum, { weight }) => sum + weight, 0)
