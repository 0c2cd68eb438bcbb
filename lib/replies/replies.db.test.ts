import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { cautions } from '@/db/schema/guests'
import { memberships } from '@/db/schema/people'
import { replies } from '@/db/schema/replies'
import { connectors, signals } from '@/db/schema/signals'
import { taskEvents } from '@/db/schema/tasks'
import { sealSecret } from '@/lib/secrets/seal'
import { releaseTasksOf } from '@/lib/tasks/release-task'
import { findTask } from '@/lib/tasks/store'
import { aFloor } from '@/lib/testing/a-floor'
import { test } from '@/lib/testing/db-test'
import { aConnector, aGuest, aMember, aProperty, aSignal, aTask, EVENING } from '@/lib/testing/furnish'

import { saveDraft } from './draft-reply'
import { markPosted, sendReply, undoReply } from './send-reply'
import { sweepLeaving } from './sweep-leaving'

beforeAll(() => {
  process.env.HOUSE_KEY = 'a key for tests, long enough'
})
afterAll(() => {
  delete process.env.HOUSE_KEY
})

const now = EVENING
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const nobody = async () => {
  throw new Error('nothing is handed over here')
}

async function aPostToAnswer(db: Database, { handsOver = false } = {}) {
  const floor = await aFloor(db)
  const { propertyId } = floor
  const ana = await aGuest(db, propertyId, { handle: 'ana_eats' })
  const connector = await aConnector(db, propertyId, {
    network: 'x',
    ...(handsOver && {
      outgoingUrl: 'http://127.0.0.1:9/post',
      outgoingSecret: sealSecret('whsec_c2VjcmV0'),
    }),
  })
  const post = { guestId: ana.id, handleId: ana.handleId, connectorId: connector.id, network: 'x' as const }
  const signal = await aSignal(db, propertyId, post)
  const { id: taskId } = await aTask(db, propertyId, {
    kind: 'reply',
    signalId: signal.id,
    guestId: ana.id,
    act: '',
  })
  return { ...floor, ana, signal, taskId }
}

const words = 'Thank you, Ana. Where are you sitting?'

describe('a draft', () => {
  test('is kept for its author, and a colleague’s is shown, not overwritten', async ({ db }) => {
    const { marta, jonas, taskId } = await aPostToAnswer(db)
    const first = await saveDraft(db, marta, { taskId, words: 'Thank you' }, now)
    if (!first.ok) throw new Error(first.refusal)
    expect((await saveDraft(db, marta, { taskId, words: 'Thank you, Ana' }, inSeconds(1))).ok).toBe(true)

    const his = { taskId, words: 'Hola' }
    expect(await saveDraft(db, jonas, his, inSeconds(2))).toEqual({
      ok: false,
      refusal: 'others_draft',
      by: 'Marta Oliveira',
    })
    const seenEarlier = { ...his, takeOver: true, seenAt: first.reply.updatedAt }
    expect(await saveDraft(db, jonas, seenEarlier, inSeconds(2))).toMatchObject({ refusal: 'changed' })
    expect(await saveDraft(db, jonas, { ...seenEarlier, seenAt: inSeconds(1) }, inSeconds(2))).toMatchObject({
      reply: { voicePersonId: jonas.personId, words: 'Hola' },
    })
    expect(await db.select().from(replies)).toHaveLength(1)
  })

  test('of another house cannot be written, and none on a gesture', async ({ db }) => {
    const { propertyId, marta, taskId } = await aPostToAnswer(db)
    const { id: elsewhere } = await aProperty(db)
    const stranger = await aMember(db, elsewhere, { role: 'admin' })
    const gesture = await aTask(db, propertyId)
    expect(await saveDraft(db, stranger, { taskId, words }, now)).toMatchObject({ refusal: 'not_found' })
    expect(await saveDraft(db, marta, { taskId: gesture.id, words }, now)).toMatchObject({
      refusal: 'not_found',
    })
    expect(await sendReply(db, stranger, { taskId, words }, now)).toMatchObject({ refusal: 'not_found' })
    expect(await undoReply(db, stranger, { taskId }, now)).toMatchObject({ refusal: 'not_leaving' })
  })
})

describe('sending', () => {
  test('takes the task, waits ten seconds, and then the words are out and the task is done', async ({
    db,
  }) => {
    const { propertyId, marta, taskId, signal } = await aPostToAnswer(db)
    expect(await markPosted(db, marta, { taskId, words }, now)).toMatchObject({
      reply: { state: 'leaving', route: 'copied', leavesAt: inSeconds(10), voicePersonId: marta.personId },
    })
    expect(await findTask(db, { propertyId, taskId })).toMatchObject({ status: 'claimed' })
    expect(await sweepLeaving(db, inSeconds(9), nobody)).toBe(0)
    expect(await sweepLeaving(db, inSeconds(10), nobody)).toBe(1)
    expect(await sweepLeaving(db, inSeconds(11), nobody)).toBe(0)

    expect(await db.select().from(replies)).toMatchObject([{ state: 'sent', sentAt: inSeconds(10) }])
    expect(await findTask(db, { propertyId, taskId })).toMatchObject({
      status: 'delivered',
      claimedBy: marta.personId,
    })
    const moves = (await db.select().from(taskEvents)).map(({ move }) => move)
    expect(moves).toEqual(['take', 'deliver'])
    const [settled] = await db.select().from(signals).where(eq(signals.id, signal.id))
    expect(settled).toMatchObject({ settledBy: marta.personId })
    expect(await markPosted(db, marta, { taskId, words }, inSeconds(12))).toMatchObject({ refusal: 'sent' })
  })

  test('can be taken back while it has not left, by whoever pressed it', async ({ db }) => {
    const { marta, helena, taskId } = await aPostToAnswer(db)
    await markPosted(db, marta, { taskId, words }, now)
    expect(await undoReply(db, helena, { taskId }, inSeconds(5))).toMatchObject({ refusal: 'not_yours' })
    expect(await undoReply(db, marta, { taskId }, inSeconds(5))).toMatchObject({
      reply: { state: 'draft', words },
    })
    expect(await sweepLeaving(db, inSeconds(10), nobody)).toBe(0)

    await markPosted(db, marta, { taskId, words }, inSeconds(20))
    await sweepLeaving(db, inSeconds(30), nobody)
    expect(await undoReply(db, marta, { taskId }, inSeconds(31))).toMatchObject({ refusal: 'left' })
  })

  test('is refused while a gap is open, without words, or past the network’s length', async ({ db }) => {
    const { marta, taskId } = await aPostToAnswer(db)
    const send = (text: string) => markPosted(db, marta, { taskId, words: text }, now)
    expect(await send('Thank you, ___')).toMatchObject({ refusal: 'gap' })
    expect(await send(' ')).toMatchObject({ refusal: 'empty' })
    expect(await send('a'.repeat(281))).toMatchObject({ refusal: 'too_long' })
    expect(await sendReply(db, marta, { taskId, words }, now)).toMatchObject({ refusal: 'no_route' })
    expect(await db.select().from(replies)).toEqual([])
    expect(await db.select().from(taskEvents)).toEqual([])
  })

  test('is for one person at a time', async ({ db }) => {
    const { marta, jonas, taskId } = await aPostToAnswer(db)
    await markPosted(db, marta, { taskId, words }, now)
    expect(await markPosted(db, jonas, { taskId, words: 'Me too' }, now)).toEqual({
      ok: false,
      refusal: 'leaving',
      by: 'Marta Oliveira',
    })
    await undoReply(db, marta, { taskId }, now)
    expect(await markPosted(db, jonas, { taskId, words: 'Me too' }, now)).toMatchObject({
      refusal: 'taken',
      by: 'Marta Oliveira',
    })
  })
})

describe('what is about to leave', () => {
  const stops: [
    string,
    (db: Database, ids: Awaited<ReturnType<typeof aPostToAnswer>>) => Promise<unknown>,
    string,
  ][] = [
    [
      'the post was deleted',
      (db, { signal }) => db.update(signals).set({ deletedAt: now }).where(eq(signals.id, signal.id)),
      'deleted',
    ],
    [
      'the guest opted out',
      (db, { propertyId, ana }) =>
        db.insert(cautions).values({ propertyId, guestId: ana.id, kind: 'opted_out', addedAt: now }),
      'opted_out',
    ],
    [
      'the person was disabled',
      async (db, { propertyId, marta }) => {
        await db.update(memberships).set({ disabledAt: now }).where(eq(memberships.personId, marta.personId))
        await releaseTasksOf(db, { propertyId, personId: marta.personId }, now)
      },
      'person_left',
    ],
    [
      'nobody posts for the connector any more',
      (db) => db.update(connectors).set({ outgoingUrl: null }),
      'no_route',
    ],
  ]

  test.for(stops)('is stopped when %s meanwhile', async ([, happen, problem], { db }) => {
    const house = await aPostToAnswer(db, { handsOver: true })
    await sendReply(db, house.marta, { taskId: house.taskId, words }, now)
    await happen(db, house)
    await sweepLeaving(db, inSeconds(10), nobody)
    expect(await db.select().from(replies)).toMatchObject([{ state: 'stopped', problem, sentAt: null }])
    const status = problem === 'person_left' ? 'open' : 'claimed'
    expect(await findTask(db, house)).toMatchObject({ status })
  })

  test('refuses at once where it could not be sent anyway', async ({ db }) => {
    const { propertyId, marta, ana, signal, taskId } = await aPostToAnswer(db)
    await db.update(signals).set({ deletedAt: now }).where(eq(signals.id, signal.id))
    expect(await markPosted(db, marta, { taskId, words }, now)).toMatchObject({ refusal: 'deleted' })
    await db.update(signals).set({ deletedAt: null })
    await db.insert(cautions).values({ propertyId, guestId: ana.id, kind: 'opted_out', addedAt: now })
    expect(await markPosted(db, marta, { taskId, words }, now)).toMatchObject({ refusal: 'opted_out' })
  })
})
