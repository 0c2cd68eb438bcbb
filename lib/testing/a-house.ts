/** A house with a terrace, a bar, a spa and rooms, playbooks from the starters, and a way to let it hear things. */
import { eq } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { gestures } from '@/db/schema/playbooks'
import type { Connector, Signal, StayFacts } from '@/db/schema/signals'
import type { SignalKind } from '@/db/vocabulary'
import { PlaybookRules } from '@/lib/playbooks/rules'
import type { StarterKey } from '@/lib/playbooks/starter-keys'
import { STARTERS } from '@/lib/playbooks/starters'
import { heedSignal } from '@/lib/signals/heed-signal'

import { aConnector, aGesture, anOutlet, aPlaybook, aProperty, aSignal, aSpot, aTeam } from './furnish'

export type TestHouse = Awaited<ReturnType<typeof aHouse>>

/** `suggests`: all of its playbooks only suggest; otherwise each as its starter does. */
export async function aHouse(db: Database, { starters = [] as StarterKey[], suggests = false } = {}) {
  const { id: propertyId } = await aProperty(db, { name: `House ${newId().slice(-6)}` })
  const terrace = await anOutlet(db, propertyId, { name: 'Terrace' })
  const rooms = await anOutlet(db, propertyId, { name: 'Rooms', kind: 'rooms', visitMinutes: null })
  const host = await aTeam(db, propertyId, { name: 'Host', isHost: true, outletId: terrace.id })
  const spots = new Map<string, string>()
  for (let label = 1; label <= 20; label += 1)
    spots.set(`${label}`, (await aSpot(db, propertyId, { outletId: terrace.id, label: `${label}` })).id)
  for (const label of ['411', '412'])
    spots.set(label, (await aSpot(db, propertyId, { outletId: rooms.id, kind: 'room', label })).id)
  const drinks = await aGesture(db, propertyId, { name: 'Signature drink' })
  const note = await aGesture(db, propertyId, { name: 'Handwritten note', actMany: null, perVisit: 2 })
  const salts = await aGesture(db, propertyId, { name: 'Bath salts', actMany: null })

  const chosen = {
    outletId: terrace.id,
    secondGestureId: note.id,
    teamId: host.id,
    replyTeamId: host.id,
  }
  const gives: Partial<Record<StarterKey, string>> = {
    where_are_you_sitting: drinks.id,
    praise_of_the_bathroom: salts.id,
  }
  const playbooks = new Map<StarterKey, string>()
  for (const key of starters) {
    const rules = PlaybookRules.parse(STARTERS[key].fill({ ...chosen, gestureId: gives[key] ?? note.id }))
    playbooks.set(
      key,
      (await aPlaybook(db, propertyId, rules, { name: key, suggests: suggests || STARTERS[key].suggests }))
        .id,
    )
  }
  return {
    propertyId,
    terrace,
    rooms,
    host,
    drinks,
    note,
    salts,
    playbooks,
    swarm: await aConnector(db, propertyId, { name: 'Swarm', network: 'foursquare', outletId: terrace.id }),
    social: await aConnector(db, propertyId, { name: 'X', network: 'x' }),
    pms: await aConnector(db, propertyId, { name: 'PMS', network: 'pms', outletId: rooms.id }),
    spot: (label: string) => spots.get(label) ?? '',
    heed: (signalId: string, now: Date) => heedSignal(db, { propertyId, signalId }, now),
    capPerVisit: (gestureId: string, perVisit: number) =>
      db.update(gestures).set({ perVisit }).where(eq(gestures.id, gestureId)),
  }
}

type Heard = Partial<
  Pick<Signal, 'nature' | 'deletedAt' | 'inReplyTo' | 'externalId' | 'ratingValue' | 'revisedAt'>
> & {
  kind?: SignalKind
  handle?: string | null
  name?: string | null
  text?: string
  at: Date
  now?: Date
  stay?: Partial<StayFacts>
}

const STAY: StayFacts = {
  reservationId: 'R-1',
  status: 'expected',
  guestName: null,
  room: null,
  expectedAt: null,
  arrivedAt: null,
  departsAt: null,
  partySize: null,
}

/** Stores the signal as intake would and heeds it at once. Check-ins come by Swarm, arrivals by the PMS. */
export async function hear(
  db: Database,
  house: TestHouse,
  { kind = 'mention', handle = null, name = null, text = '', at, now = at, stay, ...signal }: Heard,
): Promise<string> {
  const connectors: Partial<Record<SignalKind, Connector>> = { check_in: house.swarm, arrival: house.pms }
  const connector = connectors[kind] ?? (handle && kind !== 'review' ? house.swarm : house.social)
  const { id } = await aSignal(db, house.propertyId, {
    kind,
    connectorId: connector.id,
    network: connector.network,
    author: handle || name ? { id: null, handle, name, avatarUrl: null, followers: null } : null,
    authorName: name,
    text,
    stay: stay ? { ...STAY, ...stay } : null,
    occurredAt: at,
    revisedAt: at,
    receivedAt: now,
    ...signal,
  })
  await heedSignal(db, { propertyId: house.propertyId, signalId: id }, now)
  return id
}
