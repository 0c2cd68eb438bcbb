import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { cautions, matches } from '@/db/schema/guests'
import { test } from '@/lib/testing/db-test'
import {
  aGuest,
  anOutlet,
  aProperty,
  aSignal,
  aSpot,
  aVisit,
  EVENING,
  minutesAfter,
} from '@/lib/testing/furnish'

import { listProposedMatches } from './proposal-store'

async function aProposal(db: Database, propertyId: string) {
  const account = await aGuest(db, propertyId, { handle: 'ana_travels' })
  const guest = await aGuest(db, propertyId, { name: 'Ana Duarte', handle: 'reservation-1' })
  const outlet = await anOutlet(db, propertyId, { kind: 'rooms' })
  const room = await aSpot(db, propertyId, { outletId: outlet.id, kind: 'room', label: '412' })
  await aVisit(db, propertyId, {
    kind: 'stay',
    status: 'expected',
    guestIds: [guest.id],
    spotId: room.id,
    endsAt: minutesAfter(EVENING, 600),
  })
  await aSignal(db, propertyId, { guestId: account.id, handleId: account.handleId, text: 'On my way' })
  await db.insert(matches).values({
    propertyId,
    handleId: account.handleId,
    guestId: guest.id,
    reasons: ['same_name', 'same_day'],
    confidence: 80,
    proposedAt: EVENING,
  })
  return { account, guest }
}

describe('matches to confirm', () => {
  test('say who may be whom, why, and where the stay is', async ({ db }) => {
    const [ours, theirs] = [await aProperty(db), await aProperty(db)]
    await aProposal(db, ours.id)
    expect(await listProposedMatches(db, { propertyId: ours.id, now: EVENING })).toMatchObject([
      {
        handle: 'ana_travels',
        guestName: 'Ana Duarte',
        reasons: ['same_name', 'same_day'],
        words: 'On my way',
        stay: { startsAt: EVENING, spotLabel: '412' },
      },
    ])
    expect(await listProposedMatches(db, { propertyId: theirs.id, now: EVENING })).toEqual([])
  })

  test('leave out whoever opted out, on either side', async ({ db }) => {
    for (const side of ['account', 'guest'] as const) {
      const { id: propertyId } = await aProperty(db)
      const pair = await aProposal(db, propertyId)
      await db
        .insert(cautions)
        .values({ propertyId, guestId: pair[side].id, kind: 'opted_out', addedAt: EVENING })
      expect(await listProposedMatches(db, { propertyId, now: EVENING }), side).toEqual([])
    }
  })
})
