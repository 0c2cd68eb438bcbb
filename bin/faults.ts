/**
 * Breaks a house of its own on purpose and looks at what is left: `npm run faults`, or one round with `--once`.
 * Sends to loopback alone, ends by itself, and leaves nothing behind.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { cutInsideTransactions } from './faults/cut'
import { killDuringBurst } from './faults/killed'
import { openHouse } from './faults/open-house'
import { restartUnderLoad } from './faults/restarted'
import type { Finding } from './faults/verdict'

const { values } = parseArgs({ options: { once: { type: 'boolean' }, report: { type: 'string' } } })
const rounds = values.once
  ? { bursts: 1, kills: 2, tasks: 40, restarts: 1 }
  : { bursts: 10, kills: 1, tasks: 200, restarts: 3 }

const leaving = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => leaving.abort())

const findings: Finding[] = []
const house = await openHouse(leaving.signal)
const note = async (fault: Promise<Finding>) => {
  const finding = await fault
  findings.push(finding)
  console.log(`${finding.isGood ? '✓' : '✗'} ${finding.name} ${JSON.stringify(finding.facts)}`)
}
try {
  for (let round = 1; round <= rounds.bursts && !leaving.signal.aborted; round += 1)
    await note(killDuringBurst(house, round, rounds.kills))
  if (!leaving.signal.aborted) await note(cutInsideTransactions(house, rounds.tasks))
  for (let round = 1; round <= rounds.restarts && !leaving.signal.aborted; round += 1)
    await note(restartUnderLoad(house, round))
} finally {
  await house.close()
}

const passed = findings.filter(({ isGood }) => isGood).length
const failed = findings.length - passed
const lastLine = `${passed} passed, ${failed} failed`
if (values.report) writeFileSync(values.report, `${lastLine}\n`)
console.log(lastLine)
process.exit(failed === 0 && passed > 0 && !leaving.signal.aborted ? 0 : 1)
