import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { visits } from '@/db/schema/guests'
import { deliveries } from '@/db/schema/signals'
import type { DeliveryKey } from '@/lib/jobs/queues'
import type { Member } from '@/lib/people/member'
import { takeDeliveries } from '@/lib/signals/take-delivery'
import { test } from '@/lib/testing/db-test'
import { aConnector, aMember, aProperty, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { everythingHeard } from '@/lib/testing/hearing'

import { lookAtSheet, takeSheet } from './take-sheet'

const clock = { zone: 'Europe/Lisbon', rollsAtHour: 4 }

async function aFrontDesk(db: Database) {
  const { id: propertyId } = await aProperty(db)
  const connector = await aConnector(db, propertyId, { channel: 'bearer', network: 'front_desk' })
  return { propertyId, connector, marta: await aMember(db, propertyId, { role: 'manager' }) }
}

type Pasted = { text: string; kind?: 'arrivals' | 'reviews'; minutes?: number }
type Desk = { connector: { id: string }; marta: Member }

/** Looked at, taken, and what was kept is heard at once. */
async function paste(
  db: Database,
  { connector, marta }: Desk,
  { text, kind = 'arrivals', minutes = 0 }: Pasted,
) {
  const now = minutesAfter(EVENING, minutes)
  const sheet = { connectorId: connector.id, kind, order: 'refuse' as const, text }
  const looked = await lookAtSheet(db, marta, sheet, { clock, now })
  if (!looked.ok) throw new Error(looked.refusal)
  const jobs: DeliveryKey[][] = []
  const enqueue = async (_tx: Database, keys: DeliveryKey[]) => void jobs.push(keys)
  const outcome = await takeSheet(db, marta, { ...sheet, seen: looked.seen }, { clock, now }, enqueue)
  if (!outcome.ok) throw new Error(outcome.refusal)
  await takeDeliveries(db, jobs.flat(), now)
  return outcome.taken
}

const HEAD = 'Reservation,Guest,Room,Status'
const ANA = 'R-1,Ana Nowak,412,expected'
const LUZ = 'R-2,Luz Ferreira,413,expected'

describe('a pasted sheet', () => {
  test('becomes a signal and a stay a row, each of a delivery of its own', async ({ db }) => {
    const desk = await aFrontDesk(db)
    expect(await paste(db, desk, { text: `${HEAD}\n${ANA}\n${LUZ}\n,,414,\n` })).toBe(2)
    const heard = await everythingHeard(db)
    expect(heard).toMatchObject([
      { kind: 'arrival', network: 'front_desk' },
      { kind: 'arrival', network: 'front_desk' },
    ])
    const rooms = heard.map(({ stay }) => `${stay?.guestName} ${stay?.room}`)
    expect(rooms.toSorted()).toEqual(['Ana Nowak 412', 'Luz Ferreira 413'])
    const stays = (await db.select().from(visits)).map(
      ({ reservationId, status }) => `${reservationId} ${status}`,
    )
    expect(stays.toSorted()).toEqual(['R-1 expected', 'R-2 expected'])
    expect((await db.select().from(deliveries)).map(({ state }) => state)).toEqual(['taken', 'taken'])
  })

  test('pasted twice is taken once, also when it is not heard yet', async ({ db }) => {
    const desk = await aFrontDesk(db)
    expect(await paste(db, desk, { text: `${HEAD}\n${ANA}` })).toBe(1)
    expect(await paste(db, desk, { text: `${HEAD}\n${ANA}\n${LUZ}`, minutes: 5 })).toBe(1)
    expect(await paste(db, desk, { text: `${HEAD}\n${LUZ}\n${ANA}`, minutes: 9 })).toBe(0)
    expect(await everythingHeard(db)).toHaveLength(2)
    expect(await db.select().from(deliveries)).toHaveLength(2)
  })

  test('revises what has an id, and so again when it is as before', async ({ db }) => {
    const desk = await aFrontDesk(db)
    const lists = [ANA, 'R-1,Ana Nowak,305,expected', 'R-1,Ana Nowak,305,cancelled', ANA, ANA]
    const taken: number[] = []
    const stood: unknown[] = []
    for (const [at, row] of lists.entries()) {
      taken.push(await paste(db, desk, { text: `${HEAD}\n${row}`, minutes: at }))
      const [signal, ...others] = await everythingHeard(db)
      expect(others).toEqual([])
      stood.push([signal?.stay?.room, (await db.select().from(visits)).map(({ status }) => status)])
    }
    expect(taken).toEqual([1, 1, 1, 1, 0])
    expect(stood).toEqual([
      ['412', ['expected']],
      ['305', ['expected']],
      ['305', ['canceled']],
      ['412', ['expected']],
      ['412', ['expected']],
    ])
  })

  test('brings reviews, with their stars and their day', async ({ db }) => {
    const desk = await aFrontDesk(db)
    const text = 'Fecha;Autor;Puntuación;Comentario\n2026-07-01;Luz;2;"La ducha, fría"'
    expect(await paste(db, desk, { text, kind: 'reviews' })).toBe(1)
    expect(await everythingHeard(db)).toMatchObject([
      { kind: 'review', ratingValue: 2, ratingMax: 5, text: 'La ducha, fría', authorName: 'Luz' },
    ])
  })

  test('is taken only as it was shown, by a manager, through a connector with a token', async ({ db }) => {
    const { connector, marta, propertyId } = await aFrontDesk(db)
    const jonas = await aMember(db, propertyId)
    const signed = await aConnector(db, propertyId)
    const theirs = await aFrontDesk(db)
    const now = EVENING
    const sheet = { kind: 'arrivals' as const, order: 'refuse' as const, text: `${HEAD}\n${ANA}` }
    const take = (who: Member, connectorId: string) =>
      takeSheet(db, who, { ...sheet, connectorId, seen: 'another' }, { clock, now }, async () => undefined)
    expect(await take(marta, connector.id)).toEqual({ ok: false, refusal: 'changed' })
    expect(await take(jonas, connector.id)).toEqual({ ok: false, refusal: 'not_allowed' })
    expect(await take(marta, signed.id)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await take(marta, theirs.connector.id)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await db.select().from(deliveries)).toEqual([])
  })
})
