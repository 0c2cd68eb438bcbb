/** kill -9 of web and worker in the middle of a burst: what was acknowledged is there, once. */
import { setTimeout as pause } from 'node:timers/promises'

import { untilTrue } from '../until-true'
import type { FaultyHouse } from './open-house'
import { sendAll } from './sender'
import { countUntaken, traceNames } from './store'
import type { Finding } from './verdict'

const BURST = 500
const CALLERS = 32
/** A job of a killed worker runs again within sixty seconds; the rest is room for a busy machine. */
const TAKEN_WITHIN_MS = 150_000

/** One burst, with `kills` kills of each of web and worker spread over it. */
export async function killDuringBurst(house: FaultyHouse, round: number, kills: number): Promise<Finding> {
  const names = Array.from({ length: BURST }, (_, index) => `${round}-${index}`)
  let acknowledgedSoFar = 0
  const sending = sendAll(house.target, names, {
    callers: CALLERS,
    onAcknowledged: (count) => {
      acknowledgedSoFar = count
    },
  })
  const killing = async () => {
    for (let kill = 1; kill <= kills; kill += 1) {
      const after = (BURST * kill) / (kills + 1)
      await untilTrue(async () => acknowledgedSoFar >= after, 60_000, 2)
      await Promise.all([house.web.kill(), house.worker.kill()])
    }
  }
  const [acknowledged] = await Promise.all([sending, killing()])
  await untilTrue(async () => (await countUntaken(house.db, house.propertyId)) === 0, TAKEN_WITHIN_MS, 250)
  await pause(500)

  const traces = await traceNames(house.db, house.propertyId)
  const missing = [...acknowledged].filter((name) => (traces.get(name)?.deliveries ?? 0) === 0)
  const wrong = names
    .map((name) => traces.get(name))
    .filter((trace) => trace && (trace.deliveries !== 1 || trace.signals !== 1 || trace.tasks !== 1))
  return {
    name: `round ${round}: web and worker killed ${kills} times each during ${BURST} deliveries`,
    facts: { acknowledged: acknowledged.size, missing: missing.length, notExactlyOne: wrong.length },
    isGood: acknowledged.size === BURST && missing.length === 0 && wrong.length === 0,
  }
}
