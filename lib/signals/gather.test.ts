import fc from 'fast-check'
import { expect, test } from 'vitest'

import { gather, Overloaded } from './gather'

const soon = () => new Promise((done) => setImmediate(done))

test('what comes while something is being written is written together', async () => {
  const batches: number[][] = []
  const { add, settled } = gather(
    async (batch: number[]) => {
      batches.push(batch)
      await soon()
      return batch.map((n) => n * 10)
    },
    { most: 3, mostWaiting: 100 },
  )
  const first = add(1)
  await soon()
  const rest = [2, 3, 4, 5].map(add)

  expect(await Promise.all([first, ...rest])).toEqual([10, 20, 30, 40, 50])
  await settled()
  expect(batches).toEqual([[1], [2, 3, 4], [5]])
})

test('a batch that fails fails for those in it, and for nobody else', async () => {
  const { add } = gather(
    async (batch: number[]) => {
      if (batch.includes(13)) throw new Error('the connection was lost')
      return batch
    },
    { most: 1, mostWaiting: 100 },
  )
  const answers = await Promise.allSettled([12, 13, 14].map(add))
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('nobody joins a queue that is too long', async () => {
  const { add, settled } = gather(async (batch: number[]) => batch, { most: 1, mostWaiting: 2 })
  const waiting = [add(1), add(2)]
  await expect(add(3)).rejects.toThrow(Overloaded)
  await Promise.all(waiting)
  await settled()
  expect(await add(4)).toBe(4)
})

test('a noisy one is refused when its lane is full, and never makes a quiet one wait for its whole lane', async () => {
  const batches: string[][] = []
  const { add, settled } = gather(
    async (batch: string[]) => {
      batches.push(batch)
      await soon()
      return batch
    },
    { most: 3, mostWaiting: 8, laneOf: ([lane = '']) => lane, mostInLane: 5 },
  )
  const noisy = ['n1', 'n2', 'n3', 'n4', 'n5'].map(add)
  await expect(add('n6')).rejects.toMatchObject({ by: 'one' })
  const quiet = ['q1', 'q2', 'p1'].map(add)
  await expect(add('p2')).rejects.toMatchObject({ by: 'all' })
  await Promise.all([...noisy, ...quiet])
  await settled()
  expect(batches).toEqual([
    ['n1', 'q1', 'p1'],
    ['n2', 'q2', 'n3'],
    ['n4', 'n5'],
  ])
})

test('a batch is no heavier than it may be, and what alone is too heavy goes by itself', async () => {
  const batches: number[][] = []
  const { add, settled } = gather(
    async (batch: number[]) => {
      batches.push(batch)
      return batch
    },
    { most: 4, mostWeight: 10, weighs: (n) => n, mostWaiting: 100 },
  )
  await Promise.all([4, 6, 1, 20, 9, 1, 1, 1, 1, 1, 1].map(add))
  await settled()
  expect(batches).toEqual([[4, 6], [1], [20], [9, 1], [1, 1, 1, 1], [1]])
})

test('everyone gets their own answer, whatever the sizes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer(), { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 3 }),
      async (items, most, atOnce) => {
        const { add, settled } = gather(
          async (batch: number[]) => {
            await soon()
            return batch.map((n) => ({ n }))
          },
          { most, atOnce, mostWaiting: 1000, laneOf: (n) => String(n % 3) },
        )
        const answers = await Promise.all(
          items.map(async (n, at) => {
            if (at % 7 === 0) await soon()
            return add(n)
          }),
        )
        await settled()
        expect(answers).toEqual(items.map((n) => ({ n })))
      },
    ),
    { numRuns: 50 },
  )
})
