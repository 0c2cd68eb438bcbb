/** A delivered moment on the reservation at the vendor: once, whatever the line does, and never when it should not. */
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, vi } from 'vitest'

import type { Database } from '@/db/client'
import { reservationNotes } from '@/db/schema/connections'
import { cautions } from '@/db/schema/guests'
import { taskEvents, tasks } from '@/db/schema/tasks'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { anAskingConnector } from '@/lib/testing/fetching'
import {
  aGesture,
  aGuest,
  aMember,
  aProperty,
  aSignal,
  aVisit,
  EVENING,
  minutesAfter,
} from '@/lib/testing/furnish'
import { aMoment } from '@/lib/testing/furnish-facts'
import { aStay, type MewsNote, mewsHotel } from '@/lib/testing/hotels'
import { FAILURES, type Fault, openStandIn, type StandIn } from '@/lib/testing/stand-in'
import { callWithin } from '../outgoing/call'
import { switchNotes } from './switch-notes'
import { sweepNotes } from './write-notes'

const at = (minutes: number) => minutesAfter(EVENING, minutes)
const call = callWithin(300)
let notes: MewsNote[]
let vendor: StandIn
beforeEach(async () => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
  notes = []
  vendor = await openStandIn(mewsHotel(new Map([['r-412', aStay()]]), notes))
  return async () => {
    vi.unstubAllEnvs()
    await vendor.close()
  }
})

/** A stay that Mews told of, and in it a gesture delivered at ten past. */
async function aDeliveredNote(db: Database, { isOn = true } = {}) {
  const { id: propertyId } = await aProperty(db)
  const mews = { channel: 'mews', network: 'pms', baseUrl: vendor.url, accountId: 'e-1' } as const
  const { id: connectorId } = await anAskingConnector(db, propertyId, mews)
  const admin = await aMember(db, propertyId, { role: 'admin' })
  const turn = (on: boolean, minutes: number) =>
    switchNotes(db, admin, { connectorId, isOn: on }, at(minutes))
  if (isOn) await turn(true, 0)
  const guest = await aGuest(db, propertyId, { name: 'Yusuf Demir' })
  const visit = await aVisit(db, propertyId, { kind: 'stay', guestIds: [guest.id] })
  const told = { connectorId, network: 'pms', externalId: 'r-412', visitId: visit.id } as const
  await aSignal(db, propertyId, { ...told, kind: 'arrival', text: '' })
  const gesture = await aGesture(db, propertyId, { name: 'Handwritten note' })
  const facts = { visitId: visit.id, guestId: guest.id, gestureId: gesture.id }
  const moment = await aMoment(db, propertyId, { ...facts, act: 'Ana said: bring it!', deliveredAt: at(10) })
  const state = async () => {
    const kept = await db.select().from(reservationNotes).where(eq(reservationNotes.propertyId, propertyId))
    expect(kept.length).toBeLessThan(2)
    return kept[0]?.state ?? null
  }
  const sweep = async (minutes: number) => {
    await sweepNotes(db, call, at(minutes))
    return state()
  }
  return { propertyId, connectorId, guest, moment, turn, sweep, admin, facts }
}

const added = () => vendor.heard.filter(({ path }) => path.endsWith('/add'))

describe('a note on the reservation', () => {
  test('says once, in the words of the house, what was delivered and when', async ({ db }) => {
    const { sweep } = await aDeliveredNote(db)
    expect(await sweep(19), 'it may still be taken back').toBeNull()
    expect(await sweep(20)).toBe('written')
    expect(await sweep(21)).toBe('written')
    const Text = 'On the House: delivered on 10 July 2026 at 19:10: Handwritten note.'
    expect(notes).toEqual([{ Id: 'n-1', OrderId: 'r-412', Text }])
    expect(vendor.heard).toHaveLength(1)
  })

  test('is written by one of two workers', async ({ db }) => {
    const { sweep } = await aDeliveredNote(db)
    await Promise.all([sweep(20), sweep(20)])
    expect(notes).toHaveLength(1)
  })

  test('is off by default, and of what was delivered before it was on there is none', async ({ db }) => {
    const { sweep, turn, propertyId, facts } = await aDeliveredNote(db, { isOn: false })
    expect(await sweep(20)).toBeNull()
    await turn(true, 21)
    expect(await sweep(40)).toBeNull()
    await aMoment(db, propertyId, { ...facts, deliveredAt: at(45) })
    await turn(false, 50)
    expect(await sweep(60)).toBeNull()
    expect(vendor.heard).toEqual([])
  })

  test('is none of what was taken back, also while it waits, nor of somebody who opted out', async ({
    db,
  }) => {
    const { sweep, moment, propertyId, guest } = await aDeliveredNote(db)
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
})

describe('a vendor', () => {
  test('that wants to be left alone is asked again when it said', async ({ db }) => {
    const { sweep } = await aDeliveredNote(db)
    vendor.faults.push({ status: 429, headers: { 'retry-after': '600' } }, { status: 503 })
    expect(await sweep(20)).toBe('due')
    expect(await sweep(29)).toBe('due')
    expect(added()).toHaveLength(1)
    expect(await sweep(30)).toBe('due')
    expect(await sweep(35)).toBe('written')
    expect(notes).toHaveLength(1)
  })

  test('that takes its time is waited for', async ({ db }) => {
    const { sweep } = await aDeliveredNote(db)
    vendor.faults.push(FAILURES.slow)
    expect(await sweep(20)).toBe('written')
    expect(notes).toHaveLength(1)
  })

  test.for<[string, Fault]>([
    ['refuses', { status: 403 }],
    ['points elsewhere', FAILURES['points elsewhere']],
  ])('that %s is asked no more, and followed nowhere', async ([, fault], { db }) => {
    const { sweep } = await aDeliveredNote(db)
    vendor.faults.push(fault)
    expect(await sweep(20)).toBe('refused')
    expect(await sweep(60)).toBe('refused')
    expect(vendor.heard).toHaveLength(1)
  })

  test.for<Fault>(['accept_then_reset', 'accept_then_hang', 'accept_then_500'])(
    'whose answer is lost (%s) is looked at, and what stands there is not written again',
    async (fault) => {
      const { db, drop } = await cloneDatabase()
      try {
        const { sweep } = await aDeliveredNote(db)
        vendor.faults.push(fault)
        expect(await sweep(20)).toBe('writing')
        expect(await sweep(21)).toBe('writing')
        vendor.faults.push({ status: 500 })
        expect(await sweep(22)).toBe('writing')
        expect(await sweep(24)).toBe('written')
        expect(await sweep(60)).toBe('written')
        expect(notes).toHaveLength(1)
        expect(added()).toHaveLength(1)
      } finally {
        await drop()
      }
    },
  )

  test('that lost it with its answer is not written to twice either, and nobody is asked', async ({ db }) => {
    const { sweep } = await aDeliveredNote(db)
    vendor.faults.push('hang')
    expect(await sweep(20)).toBe('writing')
    expect(await sweep(22)).toBe('unsure')
    expect(await sweep(200)).toBe('unsure')
    expect(added()).toHaveLength(1)
    expect(notes).toEqual([])
  })
})
