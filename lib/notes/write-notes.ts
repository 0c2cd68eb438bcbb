/**
 * Writes delivered moments on the reservations at the vendor: each at most once, whatever the line does. What was
 * lost is looked for; what is not found then is never written again, and the connector's page says so.
 */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { ReservationNote } from '@/db/schema/connections'
import { type Noter, noters } from '@/lib/channels/noter'
import type { Access, Posted, Refused, TryAgain } from '@/lib/channels/poster'
import { type Fresh, freshAccess } from '@/lib/connectors/fresh-access'
import { findAccess, noteWait } from '@/lib/connectors/vendor-store'
import type { Call } from '@/lib/outgoing/call'

import { noteWords } from './note-words'
import { changeNote, findNote, insertNote, listAtWork, listToNote } from './store'

const MINUTE = 60_000
/** So long a delivery is easily taken back. */
const SETTLED_AFTER_MS = 10 * MINUTE
/** A house whose worker was away longer notes nothing of before. */
const LOOKS_BACK_MS = 24 * 60 * MINUTE
/** Longer than a call: whoever began earlier is not at it any more. */
const LOST_AFTER_MS = 2 * MINUTE
/** After each try of which it is sure that nothing was written. */
const WAITS_MS = [1, 5, 15, 60, 180].map((minutes) => minutes * MINUTE)
const BATCH = 100

/** Answers how many it was at. Safe to run twice and in two workers at once. */
export async function sweepNotes(db: Database, call: Call, now: Date): Promise<number> {
  const since = new Date(now.getTime() - LOOKS_BACK_MS)
  const until = new Date(now.getTime() - SETTLED_AFTER_MS)
  for (const one of await listToNote(db, { since, until, now, limit: BATCH })) {
    const { propertyId, connectorId, taskId, reservationId } = one
    const words = noteWords({ ...one, locale: one.languages[0] ?? 'en' })
    await insertNote(db, { propertyId, connectorId, taskId, reservationId, words }, now)
  }
  const lostBefore = new Date(now.getTime() - LOST_AFTER_MS)
  const atWork = await listAtWork(db, { now, lostBefore, limit: BATCH })
  for (const { channel, ...key } of atWork) {
    const [noter, note] = [noters[channel], await findNote(db, key)]
    if (!noter || !note) continue
    if (note.state === 'writing') await lookFor(db, note, { noter, call }, now)
    else if (note.state === 'due') await writeNote(db, note, { noter, call }, now)
    await sayChanged(db, note.propertyId)
  }
  return atWork.length
}

type By = { noter: Noter; call: Call }

async function writeNote(db: Database, due: ReservationNote, { noter, call }: By, now: Date) {
  const fresh = await accessOf(db, due, call, now)
  if (fresh.kind !== 'fresh') return settle(db, due, fresh, now)
  const begun = { state: 'writing', writingSince: now, tries: due.tries + 1 } as const
  const note = await changeNote(db, due, begun, now)
  if (!note) return null
  const write = (access: Access) => noter.write(note, access, call, now)
  return settle(db, note, await renewedOnce(db, note, fresh.access, { ask: write, call }, now), now)
}

/** Whoever was told to come back later is left alone until then, by every note of the house. */
async function accessOf(db: Database, note: ReservationNote, call: Call, now: Date): Promise<Fresh> {
  const waitsUntil = (await findAccess(db, note))?.waitsUntil ?? now
  if (waitsUntil > now) return { kind: 'try_again', afterMs: waitsUntil.getTime() - now.getTime() }
  return freshAccess(db, note, { call, now })
}

/** A token that is refused although its time is not over is renewed, once: nothing was done with it. */
async function renewedOnce<Became extends { kind: string }>(
  db: Database,
  note: ReservationNote,
  access: Access,
  { ask, call }: { ask: (access: Access) => Promise<Became | Refused>; call: Call },
  now: Date,
): Promise<Became | Refused | TryAgain> {
  const became = await ask(access)
  const isOver = 'refusal' in became && became.refusal === 'access_ended'
  if (!isOver) return became
  const other = await freshAccess(db, note, { call, now, insteadOf: access.credentials.accessToken })
  return other.kind === 'fresh' ? ask(other.access) : other
}

async function settle(db: Database, note: ReservationNote, became: Posted, now: Date) {
  switch (became.kind) {
    case 'accepted':
      return changeNote(db, note, { state: 'written', externalId: became.externalId }, now)
    case 'refused':
      return changeNote(db, note, { state: 'refused', problem: became.refusal, writingSince: null }, now)
    case 'try_again':
      return later(db, note, became.afterMs, now)
    case 'unsure':
      // As if this worker had died: it is looked for in a while.
      return null
  }
}

async function later(db: Database, note: ReservationNote, afterMs: number | null, now: Date) {
  await noteWait(db, note, afterMs, now)
  const wait = WAITS_MS[note.tries === 0 ? 0 : note.tries - 1]
  if (wait === undefined) return changeNote(db, note, { state: 'refused', writingSince: null }, now)
  const dueAt = new Date(now.getTime() + Math.max(wait, afterMs ?? 0))
  return changeNote(db, note, { state: 'due', dueAt, writingSince: null }, now)
}

async function lookFor(db: Database, note: ReservationNote, { noter, call }: By, now: Date) {
  const fresh = await accessOf(db, note, call, now)
  const look = (access: Access) => noter.look(note, access, call, now)
  const looked =
    fresh.kind === 'fresh' ? await renewedOnce(db, note, fresh.access, { ask: look, call }, now) : fresh
  if (looked.kind === 'stands')
    return changeNote(db, note, { state: 'written', externalId: looked.externalId }, now)
  if (looked.kind !== 'try_again') return changeNote(db, note, { state: 'unsure' }, now)
  await noteWait(db, note, looked.afterMs, now)
  const dueAt = new Date(now.getTime() + Math.max(LOST_AFTER_MS, looked.afterMs ?? 0))
  return changeNote(db, note, { dueAt }, now)
}
