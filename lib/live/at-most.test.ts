import fc from 'fast-check'
import { expect, test } from 'vitest'

import { atMost } from './at-most'

test('never more than so many run at once, everyone gets their own answer, and a failure makes room', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { maxLength: 40 }),
      fc.integer({ min: 1, max: 5 }),
      async (fails, most) => {
        let running = 0
        let highest = 0
        const run = atMost(most, async (at: number) => {
          running += 1
          highest = Math.max(highest, running)
          await new Promise((go) => setImmediate(go))
          running -= 1
          if (fails[at]) throw new Error(String(at))
          return at
        })
        const settled = await Promise.allSettled(fails.map((_, at) => run(at)))
        expect(settled.map(({ status }) => status === 'rejected')).toEqual(fails)
        expect(highest).toBeLessThanOrEqual(most)
        expect(highest).toBe(Math.min(most, fails.length))
      },
    ),
    { numRuns: 50 },
  )
})
