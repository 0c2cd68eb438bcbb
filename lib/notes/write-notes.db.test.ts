/** A delivered moment on the reservation at the vendor: in the words of the house, once, and never when it should not. */
import { eq } from 'drizzle-orm'
import { beforeEach, expect, vi } from 'vitest'

import type { Database } from '@/db/client'
import { reservationNotes } from '@/db/schema/connections'
import { cautions } from '@/db/schema/guests'
import { taskEvents, tasks } from '@/db/schema/tasks'
import { noteWait } from '@/lib/connectors/vendor-store'
import { test } from '@/lib/testing/db-test'
import { EVENING } from '@/lib/testing/furnish'
import { aMoment } from '@/lib/testing/furnish-facts'
import type { HotelNote } from '@/lib/testing/hotels'
import { aDeliveredNote, at } from '@/lib/testing/noting'
import { answering, MEWS } from '@/lib/testing/noting-hotels'
import { openStandIn, type StandIn } from '@/lib/testing/stand-in'

let notes: HotelNote[]
let vendor: StandIn
beforeEach(async () => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
  notes = []
  vendor = await openStandIn(answering(MEWS, notes))
  return async () => {
    vi.unstubAllEnvs()
    await vendor.close()
  }
})

const inMews = (db: Database, home: { isOn?: boolean } = {}) =>
  aDeliveredNote(db, MEWS, { baseUrl: vendor.url, ...home })

test('a note waits until what was delivered is not easily taken back, and is written by one of two workers', async ({
  db,
}) => {
  const { sweep } = await inMews(db)
  expect(await sweep(19), 'it may still be taken back').toBeNull()
  await Promise.all([sweep(20), sweep(20)])
  expect(await sweep(21)).toBe('written')
  expect(notes).toHaveLength(1)
})

test('a note is off by default, and of what was delivered before it was on there is none', async ({ db }) => {
  const { sweep, turn, propertyId, facts } = await inMews(db, { isOn: false })
  expect(await sweep(20)).toBeNull()
  await turn(true, 21)
  expect(await sweep(40)).toBeNull()
  await aMoment(db, propertyId, { ...facts, deliveredAt: at(45) })
  await turn(false, 50)
  expect(await sweep(60)).toBeNull()
  expect(vendor.heard).toEqual([])
})

test('there is no note of what was taken back, also while it waits, nor of somebody who opted out', async ({
  db,
}) => {
  const { sweep, moment, propertyId, guest } = await inMews(db)
  vendor.faults.push({ status: 503 })
  expect(await sweep(20)).toBe('due')
  await db.update(tasks).set({ status: 'claimed' }).where(eq(tasks.id, moment.id))
  expect(await sweep(60)).toBe('due')
  await db.delete(reservationNotes)
  await db.update(tasks).set({ status: 'delivered' }).where(eq(tasks.id, moment.id))
  await db.insert(cautions).values({ propertyId, guestId: guest.id, kind: 'opted_out', addedAt: EVENING })
  expect(await sweep(60)).toBeNull()
  await db.delete(cautions)
  await db
    .update(taskEvents)
    .set({ undoneAt: at(15) })
    .where(eq(taskEvents.id, moment.deliveryEventId))
  expect(await sweep(60)).toBeNull()
  expect(notes).toEqual([])
})

test('a note waits, too, where anything else was told to come back later', async ({ db }) => {
  const house = await inMews(db)
  await noteWait(db, house, 600_000, at(20))
  expect(await house.sweep(20)).toBe('due')
  expect(await house.sweep(29)).toBe('due')
  expect(vendor.heard).toEqual([])
  expect(await house.note()).toMatchObject({ tries: 0, dueAt: at(30) })
  expect(await house.sweep(30)).toBe('written')
})
