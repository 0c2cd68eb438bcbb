/** Sums what the runners report, from what they write for machines rather than for people. */
import { z } from 'zod'

export type Tally = { passed: number; failed: number; skipped: number }

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 }

const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  success: z.boolean(),
})

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
})

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    NOTHING,
  )
}

/** A check that has no tests of its own counts as one. */
export const tallyOfCheck = (worked: boolean): Tally => ({ ...NOTHING, [worked ? 'passed' : 'failed']: 1 })

/** A run that failed without a failed test (a file that could not be loaded, no report at all) counts as one failure. */
export function tallyOfVitest(report: string | null, worked: boolean): Tally {
  const read = report === null ? null : VitestReport.parse(JSON.parse(report))
  if (!read) return tallyOfCheck(false)
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = read
  return {
    passed: numPassedTests,
    failed: atLeastOne(numFailedTests, worked && success),
    skipped: numPendingTests + numTodoTests,
  }
}

/** As for vitest. A test that CI let pass at its second try is told as flaky by the runner, and passed. */
export function tallyOfPlaywright(report: string | null, worked: boolean): Tally {
  const read = report === null ? null : PlaywrightReport.parse(JSON.parse(report))
  if (!read) return tallyOfCheck(false)
  const { expected, unexpected, flaky, skipped } = read.stats
  return {
    passed: expected + flaky,
    failed: atLeastOne(unexpected, worked && read.errors.length === 0),
    skipped,
  }
}

/** From a program of ours that ends with the same line as this one. */
export function tallyOfLastLine(output: string, worked: boolean): Tally {
  const found = output.trimEnd().match(/(\d+) passed, (\d+) failed$/)
  if (!found) return tallyOfCheck(worked)
  return { passed: Number(found[1]), failed: atLeastOne(Number(found[2]), worked), skipped: 0 }
}

const atLeastOne = (failed: number, worked: boolean) => (worked ? failed : Math.max(1, failed))

/** What `npm test` ends with, and whether it may end well: nothing that ran is no success. */
export const lastLine = ({ passed, failed }: Tally) => `${passed} passed, ${failed} failed`
export const isSuccess = ({ passed, failed }: Tally) => failed === 0 && passed > 0
