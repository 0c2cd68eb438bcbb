/** The story of one signal, top to bottom: whose words, where, what they answer, and what they deserve. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Considered, Stopped } from '@/db/schema/decisions'
import type { Visit } from '@/db/schema/guests'
import type { Signal } from '@/db/schema/signals'
import type { CautionKind } from '@/db/vocabulary'
import { attachEchoes } from '@/lib/echoes/attach-echoes'
import { followStay } from '@/lib/guests/follow-stay'
import { growParty } from '@/lib/guests/join-visits'
import { openCover, openStay, type Place } from '@/lib/guests/open-visit'
import { proposeMatches } from '@/lib/guests/propose-matches'
import { type Recognised, recogniseGuest } from '@/lib/guests/recognise-guest'
import { listCautionKinds } from '@/lib/guests/store'
import { visitMeant } from '@/lib/guests/visit'
import { findVisit, listVisitsAt } from '@/lib/guests/visit-store'
import { decide, longestActing } from '@/lib/playbooks/decide'
import { beginSecondChances } from '@/lib/tasks/second-chance'

import { takeAsAnswer } from './answer'
import { keepDecision } from './decision-store'
import { factsOf, freshAt } from './facts'
import { blankSignal, noteSignal, openSignal, type SignalKey } from './heed-store'
import { type House, loadHouse } from './house-store'
import { makePlanned } from './make-planned'
import { placeOf } from './place-of'

/** `stopped`: why nothing was considered at all. */
export type Heeded = { tasksMade: number; stopped: Stopped | null }

/** Everything that was understood about a signal before anything is decided. */
export type Understood = {
  signal: Signal
  guestId: string | null
  visit: Visit | null
  /** First heard of with this signal, and in no visit: nothing needs to be asked about them. */
  isUnheardOf: boolean
  place: Place
  cautions: CautionKind[]
}

/**
 * Call it for every signal that is new or was revised, in the transaction that stored it. Safe to run again:
 * the second run finds the same guest and visit and makes nothing twice. Hand in `house` for a batch.
 */
export async function heedSignal(tx: Database, key: SignalKey, now: Date, house?: House): Promise<Heeded> {
  const signal = await openSignal(tx, key)
  if (!signal) return { tasksMade: 0, stopped: null }
  return heedOpened(tx, signal, house ?? (await loadHouse(tx, key.propertyId)), now)
}

/** As `heedSignal`, for a row that this transaction wrote or holds already. */
export async function heedOpened(tx: Database, signal: Signal, house: House, now: Date): Promise<Heeded> {
  const heeded = await heed(tx, signal, house, now)
  const key = { propertyId: signal.propertyId, signalId: signal.id }
  await keepDecision(tx, { ...key, ...heeded, decidedAt: now })
  await sayChanged(tx, key.propertyId)
  return heeded
}

/** No question lives longer. */
const ANSWERS_WITHIN_MS = 24 * 60 * 60_000

type Outcome = { stopped: Stopped | null; considered: Considered[]; tasksMade: number }
const stop = (stopped: Stopped): Outcome => ({ stopped, considered: [], tasksMade: 0 })

async function heed(tx: Database, signal: Signal, house: House, now: Date): Promise<Outcome> {
  const key = { propertyId: signal.propertyId, signalId: signal.id }
  const stopped = stopsAtOnce(signal)
  if (stopped) return stop(stopped)

  const known = await recognise(tx, signal, now)
  const cautions =
    known && !known.isNew ? await listCautionKinds(tx, { ...key, guestId: known.guestId, at: now }) : []
  if (cautions.includes('opted_out')) {
    await blankSignal(tx, key, { ...whoOf(known), settledAt: now })
    return stop({ key: 'opted_out' })
  }

  const place = placeOf(signal, house)
  const { guestId, visit } = await findVisitOf(tx, { signal, known, place, house }, now)
  const { outletId, spotId } = place
  await noteSignal(tx, key, { ...whoOf(known), guestId, visitId: visit?.id ?? null, outletId, spotId })
  if (guestId && !known?.isNew) await attachEchoes(tx, key, now)

  const isUnheardOf = known?.isNew === true && guestId === known.guestId && visit === null
  const understood = { signal, guestId, visit, isUnheardOf, place, cautions }
  const outcome = await decideOn(tx, understood, house, now)
  if (asksForNoAnswer(signal, outcome)) await noteSignal(tx, key, { settledAt: now })
  await proposeMatches(tx, { ...understood, handleId: known?.handleId ?? null }, house.clock, now)
  return outcome
}

const whoOf = (known: Recognised | null) =>
  known ? { guestId: known.guestId, handleId: known.handleId } : {}

/** Words that are nobody's, not a guest's, or already heard once. */
function stopsAtOnce({ deletedAt, nature, sameAsId }: Signal): Stopped | null {
  if (deletedAt) return { key: 'deleted' }
  if (nature !== 'guest') return { key: nature }
  return sameAsId ? { key: 'same_as' } : null
}

/** What staff noticed may name a guest already; whatever else was said is recognised by its author. */
async function recognise(tx: Database, signal: Signal, now: Date): Promise<Recognised | null> {
  const known = await recogniseGuest(tx, signal, now)
  return (
    known ??
    (signal.guestId
      ? { guestId: signal.guestId, handleId: signal.handleId, folded: null, isNew: false }
      : null)
  )
}

type Whereabouts = { signal: Signal; known: Recognised | null; place: Place; house: House }

/** Opens or updates the visit that the signal tells of; any other is put into the visit it was said in. */
async function findVisitOf(tx: Database, { signal, known, place, house }: Whereabouts, now: Date) {
  const { propertyId, occurredAt: at } = signal
  const guestId = known?.guestId ?? null
  if (signal.kind === 'arrival') {
    const { zone } = house.clock
    const opened = await openStay(tx, { signal, guestId, place, zone }, now)
    if (opened) await followStay(tx, opened, now)
    return { guestId: opened?.guestId ?? guestId, visit: opened?.visit ?? null }
  }
  // A person put it there.
  const put = signal.visitId ? await findVisit(tx, { propertyId, visitId: signal.visitId }) : null
  if (!known) return { guestId, visit: put }
  if (signal.kind === 'check_in') {
    const { guestId } = known
    const visit = await openCover(tx, { signal, known, place }, now)
    if ((visit.partySize ?? 1) > 1) await growParty(tx, { propertyId, visitId: visit.id }, now)
    const { id: visitId, outletId, spotId, endsAt: windowEndsAt } = visit
    await beginSecondChances(tx, { propertyId, guestId, visitId, outletId, spotId, windowEndsAt }, now)
    return { guestId, visit }
  }
  const around = known.isNew ? [] : await listVisitsAt(tx, { propertyId, guestId: known.guestId, at })
  return { guestId, visit: put ?? visitMeant(around, place.outletId) }
}

async function decideOn(tx: Database, understood: Understood, house: House, now: Date): Promise<Outcome> {
  const age = now.getTime() - understood.signal.occurredAt.getTime()
  const answered = age < ANSWERS_WITHIN_MS ? await takeAsAnswer(tx, understood, house, now) : null
  if (answered) return { ...stop({ key: 'answer' }), tasksMade: answered.tasksMade }

  const longest = longestActing(house.playbooks)
  const fresh = freshAt(understood, now)
  if (longest !== null && now.getTime() - fresh.getTime() > longest * 60_000)
    return stop({ key: 'too_late', saw: fresh.toISOString() })

  const facts = await factsOf(tx, understood, house, now)

  const { considered, planned } = decide(facts, house, now)
  return { stopped: null, ...(await makePlanned(tx, { understood, considered, planned, house }, now)) }
}

/** An arrival is no question, an answer has been heard, and nobody writes back after months. */
const asksForNoAnswer = ({ kind }: Signal, { stopped }: Outcome) =>
  kind === 'arrival' || stopped?.key === 'answer' || stopped?.key === 'too_late'
