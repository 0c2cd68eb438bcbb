/** Replays a recorded stream: at its own times through the door, or moved to end now and walked through in time. */
import { readFileSync } from 'node:fs'

import { CannotStart } from '@/db/cannot-start'
import type { Database } from '@/db/client'
import {
  countAfterStream,
  countDecisions,
  findDemonstration,
  listCast,
  listOpenQuestions,
} from '@/lib/rehearsal/store'
import { busynessOf, moveStream, readStream, type StreamSignal } from '@/lib/rehearsal/stream'
import { hear, letDueTimesPass } from '@/lib/rehearsal/walk'
import { markPosted } from '@/lib/replies/send-reply'
import { businessDateOf } from '@/lib/time/business-date'
import { untilTrue } from '../until-true'
import { findSource, type Source, send } from './sources'

const HOUSE = { property: 'La Terraza', name: 'Foursquare' }
const OUTLET = 'La Terraza'
const CALLERS = 16
const TAKEN_WITHIN_MS = 600_000
/** How soon the host of the walk sends a question that a playbook suggests. */
const HOST_ANSWERS_AFTER_MS = 2 * 60_000

type Streaming = {
  db: Database
  publicUrl: string
  file: string
  type: string | null
  isNow: boolean
  host: string
}

export async function rehearseStream({ db, publicUrl, file, type, isNow, host }: Streaming) {
  const { signals, bad, left } = readStream(readText(file), { outlet: OUTLET, type })
  if (signals.length === 0) throw new CannotStart(`${file} has no signal that can be read.`)
  console.log(`${signals.length} signals; ${left} of another type left out; ${bad.length} lines not read.`)
  for (const { line, problem } of bad.slice(0, 5)) console.log(`  line ${line}: ${problem}`)
  const source = await findSource(db, publicUrl, HOUSE)
  if (isNow) await walk(db, source, moveStream(signals, new Date()), host)
  else await sendAsItIs(db, source, signals)
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new CannotStart(`${file} cannot be read.`)
  }
}

async function sendAsItIs(db: Database, source: Source, signals: StreamSignal[]) {
  const statuses = new Map<number, number>()
  const waiting = [...signals]
  const call = async () => {
    for (let signal = waiting.shift(); signal; signal = waiting.shift()) {
      const status = await send(source, `stream-${signal.id}`, signal)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, call))
  const keys = [...new Set(signals.map(({ id }) => id))]
  const decided = async () => countDecisions(db, { ...source, keys })
  await untilTrue(async () => Number((await decided())?.signals) >= keys.length, TAKEN_WITHIN_MS, 500)
  console.log(
    JSON.stringify({ sent: signals.length, answers: Object.fromEntries(statuses), ...(await decided()) }),
  )
}

/** A host who sends every question after two minutes, guests who never answer: the most that the stream can ask of a house. */
async function walk(
  db: Database,
  { propertyId, connectorId }: Source,
  signals: StreamSignal[],
  hostName: string,
) {
  const house = await findDemonstration(db, HOUSE.property)
  const host = (await listCast(db, propertyId)).get(hostName)
  if (!house || !host) throw new CannotStart(`Nobody called "${hostName}" works at ${HOUSE.property}.`)
  const since = new Date(Date.parse(signals[0]?.occurredAt ?? '') - 1000)
  // What the house asks by itself is for its own people to send.
  const ofTheHouse = new Set((await listOpenQuestions(db, propertyId)).map(({ id }) => id))
  let last = since
  for (const signal of signals) {
    const at = new Date(signal.occurredAt)
    await letDueTimesPass(db, propertyId, last, at)
    last = at
    const body = Buffer.from(JSON.stringify(signal))
    await hear(
      db,
      { propertyId, connectorId, key: `stream-${signal.id}`, body },
      new Date(at.getTime() + 1000),
    )
    for (const task of await listOpenQuestions(db, propertyId)) {
      if (ofTheHouse.has(task.id)) continue
      const sentAt = new Date(at.getTime() + HOST_ANSWERS_AFTER_MS)
      await markPosted(
        db,
        host,
        { taskId: task.id, words: 'Thank you for coming in. Where are you sitting?' },
        sentAt,
      )
    }
  }
  await letDueTimesPass(db, propertyId, last, new Date())

  const { made, seen } = await countAfterStream(db, propertyId, since)
  const dayOf = (at: Date) => businessDateOf(at, house)
  const of = (kind: string) => made.filter((task) => task.kind === kind).map(({ at }) => at)
  const visitsOf = Map.groupBy(seen, ({ guestId }) => guestId)
  console.log(
    JSON.stringify({
      signals: signals.length,
      visits: new Set(seen.map(({ visitId }) => visitId)).size,
      guests: visitsOf.size,
      repeatGuests: [...visitsOf.values()].filter((visits) => visits.length > 1).length,
      heard: busynessOf(
        signals.map(({ occurredAt }) => new Date(occurredAt)),
        dayOf,
      ),
      questions: { made: of('reply').length, ...busynessOf(of('reply'), dayOf) },
      hostCalls: { made: of('call').length, ...busynessOf(of('call'), dayOf) },
    }),
  )
}
