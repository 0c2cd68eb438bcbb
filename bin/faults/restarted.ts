/** PostgreSQL restarted under load: web and worker live on by themselves, and nothing acknowledged is missing. */
import { setTimeout as pause } from 'node:timers/promises'

import { untilTrue } from '../until-true'
import type { FaultyHouse } from './open-house'
import { sendAll, sendOne } from './sender'
import { countUntaken, traceNames } from './store'
import type { Finding } from './verdict'

const BURST = 300
const TAKEN_WITHIN_MS = 120_000

export async function restartUnderLoad(house: FaultyHouse, round: number): Promise<Finding> {
  const pids = [house.web.pid(), house.worker.pid()]
  const names = Array.from({ length: BURST }, (_, index) => `restart-${round}-${index}`)
  let acknowledgedSoFar = 0
  const sending = sendAll(house.target, names, {
    callers: 16,
    onAcknowledged: (count) => {
      acknowledgedSoFar = count
    },
  })
  await untilTrue(async () => acknowledgedSoFar >= BURST / 3, 60_000, 2)
  await house.restartDatabase()
  const acknowledged = await sending

  const last = `restart-${round}-after`
  const isHeardAfter = await sendOne(house.target, last)
  await untilTrue(
    async () => (await countUntaken(house.db, house.propertyId).catch(() => 1)) === 0,
    TAKEN_WITHIN_MS,
    250,
  )
  await pause(500)
  const traces = await traceNames(house.db, house.propertyId)
  const wrong = [...acknowledged, last].filter((name) => traces.get(name)?.tasks !== 1)
  const livedOn = house.web.pid() === pids[0] && house.worker.pid() === pids[1]
  return {
    name: `round ${round}: PostgreSQL restarted under ${BURST} deliveries`,
    facts: { acknowledged: acknowledged.size, notExactlyOne: wrong.length, livedOn: livedOn ? 1 : 0 },
    isGood: isHeardAfter && livedOn && acknowledged.size === BURST && wrong.length === 0,
  }
}
