import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import { cautions } from '@/db/schema/guests'
import { echoes } from '@/db/schema/tasks'
import { test } from '@/lib/testing/db-test'
import { aGuest, aProperty, aSignal, aTask, aVisit, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { attachEchoes } from './attach-echoes'

const DAY = 24 * 60

describe('an echo', () => {
  test('is what the guest said within fourteen days after the gesture', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    const ana = await aGuest(db, propertyId)
    const given = { guestId: ana.id, status: 'delivered' as const, changedAt: EVENING }
    const drink = await aTask(db, propertyId, given)
    await aTask(db, propertyId, { ...given, status: 'missed' })
    await aTask(db, propertyId, { ...given, kind: 'reply' })
    const hear = async (minutes: number, row = {}) => {
      const occurredAt = minutesAfter(EVENING, minutes)
      const post = await aSignal(db, propertyId, { guestId: ana.id, occurredAt, ...row })
      return attachEchoes(db, { propertyId, signalId: post.id }, occurredAt)
    }

    expect(await hear(5)).toEqual([drink.id])
    expect(await hear(14 * DAY)).toEqual([drink.id])
    // Said before it, or in the same instant, it has nothing to do with it.
    expect(await hear(-1)).toEqual([])
    expect(await hear(0)).toEqual([])
    expect(await hear(14 * DAY + 1)).toEqual([])
    expect(await hear(5, { kind: 'arrival' })).toEqual([])
    expect(await hear(5, { nature: 'own_post' })).toEqual([])
    expect(await hear(5, { deletedAt: EVENING })).toEqual([])
    expect(await hear(5, { guestId: null })).toEqual([])
    expect(await db.select().from(echoes)).toHaveLength(2)
  })

  test('has fourteen times 24 hours, also where the clocks of the database change meanwhile', async ({
    db,
  }) => {
    await db.execute(sql`set local time zone 'Europe/Madrid'`)
    const { id: propertyId } = await aProperty(db)
    const ana = await aGuest(db, propertyId)
    const changedAt = new Date('2026-03-20T20:00:00Z')
    const drink = await aTask(db, propertyId, { guestId: ana.id, status: 'delivered', changedAt })
    const hear = async (minutes: number) => {
      const occurredAt = minutesAfter(changedAt, minutes)
      const post = await aSignal(db, propertyId, { guestId: ana.id, occurredAt })
      return attachEchoes(db, { propertyId, signalId: post.id }, occurredAt)
    }
    expect(await hear(14 * DAY)).toEqual([drink.id])
    expect(await hear(14 * DAY + 1)).toEqual([])
  })

  test('reaches what the party of the guest was given, once', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    const [ana, ben] = [await aGuest(db, propertyId), await aGuest(db, propertyId)]
    const visit = await aVisit(db, propertyId, { guestIds: [ana.id, ben.id] })
    const given = { visitId: visit.id, guestId: ana.id, status: 'delivered' as const, changedAt: EVENING }
    const drinks = await aTask(db, propertyId, given)
    const post = await aSignal(db, propertyId, { guestId: ben.id, occurredAt: minutesAfter(EVENING, 9) })
    const heard = { propertyId, signalId: post.id }
    expect(await attachEchoes(db, heard, EVENING)).toEqual([drinks.id])
    expect(await attachEchoes(db, heard, EVENING)).toEqual([])
  })

  test('is never the post that caused the gesture, nor of another house, nor of who opted out', async ({
    db,
  }) => {
    const { id: propertyId } = await aProperty(db)
    const { id: elsewhere } = await aProperty(db)
    const ana = await aGuest(db, propertyId)
    const post = await aSignal(db, propertyId, { guestId: ana.id, occurredAt: minutesAfter(EVENING, 9) })
    const given = { guestId: ana.id, status: 'delivered' as const, changedAt: EVENING }
    await aTask(db, propertyId, { ...given, signalId: post.id })
    expect(await attachEchoes(db, { propertyId, signalId: post.id }, EVENING)).toEqual([])

    await aTask(db, propertyId, given)
    expect(await attachEchoes(db, { propertyId: elsewhere, signalId: post.id }, EVENING)).toEqual([])
    await db.insert(cautions).values({ propertyId, guestId: ana.id, kind: 'opted_out', addedAt: EVENING })
    expect(await attachEchoes(db, { propertyId, signalId: post.id }, EVENING)).toEqual([])
  })
})
