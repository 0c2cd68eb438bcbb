import { afterAll, beforeAll, describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { cautions, preferences } from '@/db/schema/guests'
import { replies } from '@/db/schema/replies'
import { sealSecret } from '@/lib/secrets/seal'
import { readTask } from '@/lib/tasks/read-task'
import { aFloor } from '@/lib/testing/a-floor'
import { test } from '@/lib/testing/db-test'
import {
  aConnector,
  aGuest,
  anOutlet,
  aSignal,
  aSpot,
  aTask,
  aVisit,
  EVENING,
  minutesAfter,
} from '@/lib/testing/furnish'

import { listHeardSince, readAbout } from './about-store'
import { keepPhrases } from './keep-phrases'
import { sendReply } from './send-reply'
import { sweepLeaving } from './sweep-leaving'

beforeAll(() => {
  process.env.HOUSE_KEY = 'a key for tests, long enough'
})
afterAll(() => {
  delete process.env.HOUSE_KEY
})

const later = minutesAfter(EVENING, 1)
const left = new Date(later.getTime() + 10_000)
const handOver = async () => undefined

/** Ana in room 412 with Ben, minding nuts, answered where everyone reads it. */
async function aStay(db: Database, { kind = 'mention' as 'mention' | 'direct_message' } = {}) {
  const floor = await aFloor(db)
  const { propertyId } = floor
  const rooms = await anOutlet(db, propertyId, { kind: 'rooms' })
  const room = await aSpot(db, propertyId, { outletId: rooms.id, kind: 'room', label: '412' })
  const ana = await aGuest(db, propertyId, { name: 'Ana Lindqvist', handle: 'ana_eats' })
  const ben = await aGuest(db, propertyId, { name: 'Ben Okafor', handle: 'bo' })
  const visit = await aVisit(db, propertyId, {
    kind: 'stay',
    spotId: room.id,
    reservationId: 'r-1',
    guestIds: [ana.id, ben.id],
  })
  await db
    .insert(cautions)
    .values({ propertyId, guestId: ana.id, kind: 'allergy', words: 'Nuts', addedAt: EVENING })
  await db
    .insert(preferences)
    .values({ propertyId, guestId: ana.id, words: 'Riesling', certainty: 'seen', addedAt: EVENING })
  const connector = await aConnector(db, propertyId, {
    network: 'x',
    outgoingUrl: 'http://127.0.0.1:9/post',
    outgoingSecret: sealSecret('whsec_c2VjcmV0'),
  })
  const said = { guestId: ana.id, handleId: ana.handleId, connectorId: connector.id }
  const signal = await aSignal(db, propertyId, { ...said, kind, authorName: 'Ana', text: 'What a bathroom' })
  const task = { kind: 'reply' as const, act: '', signalId: signal.id, guestId: ana.id, visitId: visit.id }
  const { id: taskId } = await aTask(db, propertyId, task)
  const [minded] = await db.select().from(cautions)
  const seen = minded ? [minded.id] : []
  const send = (words: string, more = {}) =>
    sendReply(db, floor.marta, { taskId, words, seen, heardUntil: EVENING, ...more }, later)
  return { ...floor, taskId, signal, said, send }
}

describe('at sending, whatever the screen said', () => {
  test.for([
    'We left it in 412 for you',
    'See you on Friday, Ana',
    'No nuts for you, promised',
    'You and Ben made our night',
    'It was €40, I am sorry',
  ])('what is private stops in public: %s', async (words, { db }) => {
    const { send } = await aStay(db)
    const overruled = { guards: ['not_told' as const], reason: 'I want to' }
    expect(await send(words, { overruled })).toMatchObject({ refusal: 'guarded' })
    expect(await db.select().from(replies)).toEqual([])
  })

  test('and may be said to them alone', async ({ db }) => {
    const { send } = await aStay(db, { kind: 'direct_message' })
    expect(await send('We left it in 412 for you')).toMatchObject({ ok: true })
  })

  test('what is asked wants a reason, and the reason is kept', async ({ db }) => {
    const { send } = await aStay(db)
    const words = 'A glass of Riesling is waiting for you'
    expect(await send(words)).toMatchObject({ refusal: 'asked' })
    const overruled = { guards: ['not_told' as const], reason: 'She asked me at the bar' }
    expect(await send(words, { overruled })).toMatchObject({ ok: true })
    expect(await db.select().from(replies)).toMatchObject([{ state: 'leaving', overruled }])
  })

  test('a phrase that the managers wrote down is asked about, and a suggested one no more', async ({
    db,
  }) => {
    const { propertyId, helena, taskId, send } = await aStay(db)
    const { helena: stranger } = await aFloor(db)
    expect(await send('Book now, you will love it')).toMatchObject({ refusal: 'asked' })
    await keepPhrases(db, helena, { en: ['you will love it'], es: [] })
    expect(await send('Book now, you will love it')).toMatchObject({ refusal: 'asked' })
    expect(await readAbout(db, { propertyId, taskId, isAlone: false }, later)).toMatchObject({
      phrases: ['you will love it'],
    })
    await keepPhrases(db, stranger, null)
    expect(await send('Book now, you may like it')).toMatchObject({ ok: true })
  })

  test('a guest who wrote again is read first', async ({ db }) => {
    const { propertyId, taskId, said, send } = await aStay(db)
    const again = { ...said, text: 'Found it!', occurredAt: later, receivedAt: later, revisedAt: later }
    await aSignal(db, propertyId, again)
    expect(await send('Thank you, Ana')).toMatchObject({ refusal: 'newer' })
    expect(await listHeardSince(db, { propertyId, taskId })).toMatchObject([{ words: 'Found it!' }])
    expect(await send('Thank you, Ana', { heardUntil: later })).toMatchObject({ ok: true })
  })
})

test('a guest who writes again within the ten seconds stops the words', async ({ db }) => {
  const { propertyId, said, send } = await aStay(db)
  await send('Thank you, Ana')
  // Heard before the tap, and taken only after it.
  await aSignal(db, propertyId, { ...said, receivedAt: minutesAfter(EVENING, 0.5) })
  await sweepLeaving(db, left, handOver)
  expect(await db.select().from(replies)).toMatchObject([{ state: 'stopped', problem: 'newer' }])
})

test('what a guest said who opted out is not even read for the editor', async ({ db }) => {
  const { propertyId, marta, said, taskId } = await aStay(db)
  expect((await readTask(db, marta, taskId, EVENING))?.heard?.about?.told).toContain('What a bathroom')
  await db.insert(cautions).values({ propertyId, guestId: said.guestId, kind: 'opted_out', addedAt: EVENING })
  expect((await readTask(db, marta, taskId, later))?.heard).toMatchObject({ about: null, since: [] })
})

test('what another house knows is not read', async ({ db }) => {
  const { taskId } = await aStay(db)
  const { propertyId } = await aFloor(db)
  expect(await readAbout(db, { propertyId, taskId, isAlone: false }, EVENING)).toBeNull()
})
