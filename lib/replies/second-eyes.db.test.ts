import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { replies } from '@/db/schema/replies'
import { tasks } from '@/db/schema/tasks'
import { findTask } from '@/lib/tasks/store'
import { aFloor } from '@/lib/testing/a-floor'
import { anAnswerLeaves, call, MASTODON, seconds, words, X } from '@/lib/testing/an-answer-leaves'
import { test } from '@/lib/testing/db-test'
import { aGuest, aSignal, aTask, EVENING } from '@/lib/testing/furnish'
import { mastodonVendor } from '@/lib/testing/open-networks'
import type { Heard } from '@/lib/testing/stand-in'
import { xVendor } from '@/lib/testing/vendors'

import { listCallingReplies } from './calling-store'
import { decideReply } from './decide-reply'
import { saveDraft } from './draft-reply'
import { keepYes } from './keep-yes'
import { findRighted, makeRight } from './make-right'
import { recallReply } from './recall-reply'
import { markPosted, undoReply } from './send-reply'
import { sweepLeaving } from './sweep-leaving'

beforeAll(() => {
  process.env.HOUSE_KEY = 'a key for tests, long enough'
})
afterAll(() => {
  delete process.env.HOUSE_KEY
})

const handOver = async () => undefined

async function aMention(db: Database) {
  const floor = await aFloor(db)
  const { propertyId } = floor
  const ana = await aGuest(db, propertyId, { handle: 'ana' })
  const signal = await aSignal(db, propertyId, {
    guestId: ana.id,
    authorName: 'Ana',
    text: 'The lamp is broken',
  })
  const task = { kind: 'reply' as const, act: '', signalId: signal.id, guestId: ana.id }
  const { id: taskId } = await aTask(db, propertyId, task)
  const replyNow = async () => (await db.select().from(replies).where(eq(replies.taskId, taskId)))[0]
  return { ...floor, taskId, replyNow }
}

describe('where the house wants a second pair of eyes', () => {
  test('what staff answer in public waits, and leaves in their name once a manager says yes', async ({
    db,
  }) => {
    const { propertyId, marta, jonas, helena, taskId, replyNow } = await aMention(db)
    await keepYes(db, helena, true)
    expect(await markPosted(db, marta, { taskId, words }, EVENING)).toMatchObject({
      reply: { state: 'awaiting', route: null, leavesAt: null },
    })
    await sweepLeaving(db, seconds(60), handOver)
    expect(await replyNow()).toMatchObject({ state: 'awaiting' })
    expect(await listCallingReplies(db, helena)).toMatchObject([{ taskId, author: 'Marta Oliveira' }])
    expect(await listCallingReplies(db, jonas)).toEqual([])
    expect(await markPosted(db, jonas, { taskId, words: 'Me too' }, EVENING)).toMatchObject({
      refusal: 'awaiting',
      by: 'Marta Oliveira',
    })

    expect(await decideReply(db, jonas, { taskId, lets: true }, seconds(70))).toMatchObject({
      refusal: 'not_allowed',
    })
    const yes = await decideReply(db, helena, { taskId, lets: true }, seconds(70))
    expect(yes).toMatchObject({ reply: { state: 'draft', approvedBy: helena.personId } })
    expect(await markPosted(db, marta, { taskId, words }, seconds(80))).toMatchObject({
      reply: { state: 'leaving', voicePersonId: marta.personId },
    })
    await sweepLeaving(db, seconds(90), handOver)
    expect(await findTask(db, { propertyId, taskId })).toMatchObject({ status: 'delivered' })
  })

  test('a yes is for these words, and no others', async ({ db }) => {
    const { marta, helena, taskId } = await aMention(db)
    await keepYes(db, helena, true)
    await markPosted(db, marta, { taskId, words }, EVENING)
    await decideReply(db, helena, { taskId, lets: true }, seconds(1))
    await saveDraft(db, marta, { taskId, words: `${words} Now` }, seconds(2))
    await saveDraft(db, marta, { taskId, words }, seconds(3))
    expect(await markPosted(db, marta, { taskId, words }, seconds(4))).toMatchObject({
      reply: { state: 'awaiting' },
    })
  })

  test('a no goes back with its reason, and a manager waits for nobody', async ({ db }) => {
    const { marta, helena, taskId } = await aMention(db)
    await keepYes(db, helena, true)
    await markPosted(db, marta, { taskId, words }, EVENING)
    const no = { taskId, lets: false as const, reason: 'Ask first whether it works again' }
    expect(await decideReply(db, helena, no, seconds(5))).toMatchObject({
      reply: { state: 'draft', rejection: no.reason, words },
    })
    const { taskId: hers } = await aMention(db)
    expect(await decideReply(db, helena, { taskId: hers, lets: true }, seconds(5))).toMatchObject({
      refusal: 'not_awaiting',
    })
    await keepYes(db, helena, false)
    expect(await markPosted(db, marta, { taskId, words }, seconds(6))).toMatchObject({
      reply: { state: 'leaving', rejection: null },
    })
  })

  test('its author may take it back', async ({ db }) => {
    const { marta, helena, taskId } = await aMention(db)
    await keepYes(db, helena, true)
    await markPosted(db, marta, { taskId, words }, EVENING)
    expect(await undoReply(db, helena, { taskId }, seconds(1))).toMatchObject({ refusal: 'not_yours' })
    expect(await undoReply(db, marta, { taskId }, seconds(1))).toMatchObject({ reply: { state: 'draft' } })
  })
})

describe('words are taken back', () => {
  const deleting = (answer: (heard: Heard) => { status: number; body?: unknown }) => (heard: Heard) =>
    heard.method === 'DELETE' ? { status: 200, body: { data: { deleted: true } } } : answer(heard)

  test('where they stand, by who sent them, and the task stays done', async ({ db }) => {
    const house = await anAnswerLeaves(db, X, deleting(xVendor()))
    const { marta, jonas, taskId, standIn, goOn, reply } = house
    await goOn(seconds(10))
    const back = { taskId, byHand: false }
    expect(await recallReply(db, jonas, back, call, seconds(20))).toMatchObject({ refusal: 'not_yours' })
    expect(await recallReply(db, marta, back, call, seconds(20))).toMatchObject({ ok: true })
    expect(standIn.accepted.at(-1)).toMatchObject({ method: 'DELETE', path: '/2/tweets/1001' })
    expect(await reply()).toMatchObject({ state: 'recalled', recalledBy: marta.personId })
    expect(await recallReply(db, marta, back, call, seconds(21))).toMatchObject({ refusal: 'not_sent' })
    expect(await findTask(db, house)).toMatchObject({ status: 'delivered' })
  })

  test('and stay out while the vendor does not answer', async ({ db }) => {
    const { marta, taskId, standIn, goOn, reply } = await anAnswerLeaves(db, MASTODON, mastodonVendor())
    await goOn(seconds(10))
    standIn.faults.push('hang')
    expect(await recallReply(db, marta, { taskId, byHand: false }, call, seconds(20))).toMatchObject({
      refusal: 'not_now',
    })
    expect(await reply()).toMatchObject({ state: 'sent' })
  })

  test('by hand, where a person posted them', async ({ db }) => {
    const { marta, taskId, replyNow } = await aMention(db)
    await markPosted(db, marta, { taskId, words }, EVENING)
    await sweepLeaving(db, seconds(10), handOver)
    expect(await recallReply(db, marta, { taskId, byHand: false }, call, seconds(20))).toMatchObject({
      refusal: 'cannot',
    })
    expect(await recallReply(db, marta, { taskId, byHand: true }, call, seconds(20))).toMatchObject({
      ok: true,
    })
    expect(await replyNow()).toMatchObject({ state: 'recalled' })
  })
})

describe('make it right', () => {
  const right = {
    act: 'Put it right',
    apology: 'I am sorry that ___. I am putting it right.',
    language: 'en',
  }

  test('is an apology in one’s own name and a task, however often it is tapped', async ({ db }) => {
    const { propertyId, marta, jonas, taskId } = await aMention(db)
    const made = await makeRight(db, marta, { taskId, ...right }, EVENING)
    if (!made.ok || !made.apologyTaskId) throw new Error('nothing was made')
    expect(await makeRight(db, jonas, { taskId, ...right }, seconds(5))).toEqual(made)
    expect(await findRighted(db, { propertyId, taskId })).toEqual({
      apologyTaskId: made.apologyTaskId,
      recoveryTaskId: made.recoveryTaskId,
    })
    expect(await db.select().from(tasks)).toHaveLength(3)
    const key = { propertyId, taskId: made.apologyTaskId }
    expect(await findTask(db, key)).toMatchObject({ kind: 'reply', status: 'open', givenTo: marta.personId })
    expect(await findTask(db, { propertyId, taskId: made.recoveryTaskId })).toMatchObject({
      kind: 'call',
      act: 'Put it right',
      status: 'open',
    })
    expect(await db.select().from(replies)).toMatchObject([
      { taskId: made.apologyTaskId, state: 'draft', words: right.apology, voicePersonId: marta.personId },
    ])
    expect(
      await markPosted(db, marta, { taskId: made.apologyTaskId, words: right.apology }, seconds(9)),
    ).toMatchObject({ refusal: 'gap' })
  })

  test('of another house is not there', async ({ db }) => {
    const { taskId } = await aMention(db)
    const { marta: stranger } = await aFloor(db)
    expect(await makeRight(db, stranger, { taskId, ...right }, EVENING)).toMatchObject({
      refusal: 'not_found',
    })
  })
})
