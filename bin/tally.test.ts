import { describe, expect, test } from 'vitest'

import {
  addTallies,
  isSuccess,
  lastLine,
  NOTHING,
  tallyOfCheck,
  tallyOfLastLine,
  tallyOfPlaywright,
  tallyOfVitest,
} from './tally'

const vitest = (numPassedTests: number, numFailedTests: number, success = numFailedTests === 0) => {
  const assertionResults = [
    { fullName: 'the door opens', status: 'passed' },
    { fullName: 'the door shuts', status: numFailedTests > 0 ? 'failed' : 'passed' },
  ]
  const testResults = [{ name: '/house/bin/door.db.test.ts', assertionResults }]
  return JSON.stringify({
    numPassedTests,
    numFailedTests,
    numPendingTests: 1,
    numTodoTests: 0,
    success,
    testResults,
  })
}
const playwright = (expected: number, unexpected: number, flaky: number, errors: unknown[] = []) => {
  const file = 'voice.spec.ts'
  const inner = { file, specs: [{ title: 'a face is shown', ok: unexpected === 0 }] }
  const suites = [{ file, specs: [{ title: 'a name is shown', ok: true }], suites: [inner] }]
  return JSON.stringify({ stats: { expected, unexpected, flaky, skipped: 0 }, errors, suites })
}

describe('the last line of npm test', () => {
  test('sums checks, unit, database and browser tests', () => {
    const sum = addTallies([
      tallyOfCheck(true),
      tallyOfVitest(vitest(40, 0), true),
      tallyOfPlaywright(playwright(6, 1, 1), false),
    ])
    expect(lastLine(sum)).toBe('48 passed, 1 failed')
    expect(isSuccess(sum)).toBe(false)
  })

  test('counts a file that could not be loaded, though none of its tests failed', () => {
    expect(tallyOfVitest(vitest(40, 0, false), false)).toMatchObject({ passed: 40, failed: 1 })
    expect(tallyOfPlaywright(playwright(3, 0, 0, [{ message: 'no such file' }]), false).failed).toBe(1)
  })

  test('names what failed, with its file', () => {
    const sum = addTallies([
      tallyOfVitest(vitest(40, 1), false),
      tallyOfPlaywright(playwright(6, 1, 0), false),
      tallyOfVitest(vitest(40, 0), true),
    ])
    expect(sum.failures).toEqual(['door.db.test.ts › the door shuts', 'voice.spec.ts › a face is shown'])
  })

  test('counts a runner that wrote no report as one failure', () => {
    expect(tallyOfVitest(null, false).failed).toBe(1)
    expect(tallyOfPlaywright(null, true).failed).toBe(1)
  })

  test('counts a test that CI let pass at its second try as passed', () => {
    expect(tallyOfPlaywright(playwright(3, 0, 1), true)).toMatchObject({ passed: 4, failed: 0 })
  })

  test('reads what a program of ours said last', () => {
    expect(tallyOfLastLine('kill 1\n\n3 passed, 0 failed\n', true)).toMatchObject({ passed: 3, failed: 0 })
    expect(tallyOfLastLine('3 passed, 0 failed', false).failed).toBe(1)
    expect(tallyOfLastLine('it broke', false)).toMatchObject({ passed: 0, failed: 1 })
  })

  test('is no success where nothing ran', () => {
    expect(isSuccess(NOTHING)).toBe(false)
    expect(isSuccess(tallyOfCheck(true))).toBe(true)
  })
})
