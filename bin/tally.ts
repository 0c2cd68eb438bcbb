/** Sums what the runners report, from what they write for machines rather than for people. */
import { basename } from 'node:path'

import { z } from 'zod'

/** `failures` names what failed, as far as a runner's report does. */
export type Tally = { passed: number; failed: number; skipped: number; failures: string[] }

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] }

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  success: z.boolean(),
})

const PlaywrightSuite = z.object({
  file: z.string(),
  specs: z.array(z.object({ title: z.string(), ok: z.boolean() })),
  get suites() {
    return z.array(PlaywrightSuite).optional()
  },
})

const PlaywrightReport = z.object({
  suites: z.array(PlaywrightSuite),
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
})

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, { passed, failed, skipped, failures }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
      failures: [...sum.failures, ...failures],
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
    failures: read.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName }) => `${basename(name)} › ${fullName}`),
    ),
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
    failures: read.suites.flatMap(failuresOf),
  }
}

const failuresOf = ({ file, specs, suites = [] }: z.infer<typeof PlaywrightSuite>): string[] => [
  ...specs.filter(({ ok }) => !ok).map(({ title }) => `${file} › ${title}`),
  ...suites.flatMap(failuresOf),
]

/** From a program of ours that ends with the same line as this one. */
export function tallyOfLastLine(output: string, worked: boolean): Tally {
  const found = output.trimEnd().match(/(\d+) passed, (\d+) failed$/)
  if (!found) return tallyOfCheck(worked)
  return { ...NOTHING, passed: Number(found[1]), failed: atLeastOne(Number(found[2]), worked) }
}

const atLeastOne = (failed: number, worked: boolean) => (worked ? failed : Math.max(1, failed))

/** What `npm test` ends with, and whether it may end well: nothing that ran is no success. */
export const lastLine = ({ passed, failed }: Tally) => `${passed} passed, ${failed} failed`
export const isSuccess = ({ passed, failed }: Tally) => failed === 0 && passed > 0
