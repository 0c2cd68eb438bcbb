import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { decisions } from '@/db/schema/decisions'
import { handles, visitGuests, visits } from '@/db/schema/guests'
import { questions, replies } from '@/db/schema/replies'
import { signals } from '@/db/schema/signals'
import { tasks } from '@/db/schema/tasks'
import { startQuestion } from '@/lib/questions/ask-question'
import { aHouse, hear, type TestHouse } from '@/lib/testing/a-house'
import { test } from '@/lib/testing/db-test'
import { EVENING, minutesAfter } from '@/lib/testing/furnish'

const at = (minutes: number) => minutesAfter(EVENING, minutes)
const all = (db: Database) => db.select().from(tasks).orderBy(tasks.id)
const status = (rows: { kind: string; status: string }[]) => rows.map((row) => `${row.kind} ${row.status}`)
const decisionOn = async (db: Database, signalId: string) => {
  const [decision] = await db.select().from(decisions).where(eq(decisions.signalId, signalId))
  return decision
}

/** The reply has left: from now on the guests' answers count. */
async function asked(db: Database, now: Date, externalId = 'our-post') {
  const [question] = await db.select().from(questions)
  if (!question) throw new Error('nothing was asked')
  const { propertyId, replyTaskId: taskId } = question
  const reply = { propertyId, taskId, words: 'Where are you sitting?', state: 'sent' as const }
  await db.insert(replies).values({ ...reply, sentAt: now, externalId, updatedAt: now })
  await startQuestion(db, question, now)
  return question
}

const checkIn = (db: Database, house: TestHouse, handle: string, minutes: number, text = '') =>
  hear(db, house, { kind: 'check_in', handle, text, at: at(minutes) })

describe('four friends at the restaurant', () => {
  test('are one party: one visit, one question', async ({ db }) => {
    const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
    await checkIn(db, house, 'ana', 0, 'Dinner with @Ben @cleo @dee at @laterraza')
    await checkIn(db, house, 'ben', 2)
    await checkIn(db, house, 'cleo', 5, 'here with @ana')
    await checkIn(db, house, 'dee', 9)

    expect(await db.select().from(visits)).toMatchObject([
      { kind: 'cover', partySize: 4, status: 'in_house' },
    ])
    expect(await db.select().from(visitGuests)).toHaveLength(4)
    expect(status(await all(db))).toEqual(['gesture waiting', 'reply open'])
    expect(await db.select().from(questions)).toMatchObject([{ state: 'unasked' }])
  })

  test('are one party also when the one who names them checks in last', async ({ db }) => {
    const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
    await checkIn(db, house, 'ben', 0)
    await checkIn(db, house, 'cleo', 1)
    expect(await db.select().from(visits)).toHaveLength(2)

    await checkIn(db, house, 'ana', 3, 'with @ben and @cleo')
    expect(await db.select().from(visits)).toMatchObject([{ partySize: 3 }])
    expect(status(await all(db)).sort()).toEqual([
      'gesture called_off',
      'gesture waiting',
      'reply called_off',
      'reply open',
    ])
    expect((await db.select().from(questions)).map(({ state }) => state).sort()).toEqual([
      'closed',
      'unasked',
    ])
  })

  test('are two parties when nobody names the other, or too long passes', async ({ db }) => {
    const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
    await checkIn(db, house, 'ana', 0)
    await checkIn(db, house, 'ben', 2, 'what a lovely place')
    await checkIn(db, house, 'cleo', 30, 'with @ana')
    expect(await db.select().from(visits)).toHaveLength(3)
  })

  test('answer, and four drinks go live at their table', async ({ db }) => {
    const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
    await checkIn(db, house, 'ana', 0, 'with @ben @cleo @dee')
    for (const friend of ['ben', 'cleo', 'dee']) await checkIn(db, house, friend, 1)
    await asked(db, at(4))

    const answer = await hear(db, house, {
      handle: 'ben',
      text: "We're at table 12!",
      inReplyTo: 'our-post',
      at: at(6),
    })
    const [drinks] = await db.select().from(tasks).where(eq(tasks.kind, 'gesture'))
    expect(drinks).toMatchObject({ status: 'open', spotId: house.spot('12'), count: 4 })
    expect(await db.select().from(questions)).toMatchObject([{ state: 'answered', answerSignalId: answer }])
    expect(await decisionOn(db, answer)).toMatchObject({ stopped: { key: 'answer' }, considered: [] })
  })

  test('are found by who speaks and when, without a thread', async ({ db }) => {
    const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
    await checkIn(db, house, 'ana', 0)
    await asked(db, at(4))
    await hear(db, house, { handle: 'ana', text: 'Love the music here', at: at(5) })
    expect(status(await all(db))).toEqual(['gesture waiting', 'reply open'])
    await hear(db, house, { handle: 'ana', text: 'mesa 7, somos tres', at: at(6) })
    const [drinks] = await db.select().from(tasks).where(eq(tasks.kind, 'gesture'))
    expect(drinks).toMatchObject({ status: 'open', spotId: house.spot('7'), count: 3 })
  })

  test.for([
    ['table 99', 'ana'],
    ['so happy to be here', 'ana'],
    ['I think table 5', 'ana'],
    // A stranger cannot order drinks to a table.
    ['table 5', 'a_stranger'],
  ] as const)('are looked for by the host after %j by %s', async ([text, handle], { db }) => {
    const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
    await checkIn(db, house, 'ana', 0)
    await asked(db, at(4))
    await hear(db, house, { handle, text, inReplyTo: 'our-post', at: at(6) })
    expect(status(await all(db)).sort()).toEqual(['call open', 'gesture waiting', 'reply open'])
    expect(await db.select().from(questions)).toMatchObject([{ state: 'host' }])
  })
})

describe('a signal', () => {
  test('that is heeded again changes nothing', async ({ db }) => {
    const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
    const signalId = await checkIn(db, house, 'ana', 0)
    const before = await decisionOn(db, signalId)
    await house.heed(signalId, at(1))
    await house.heed(signalId, at(2))
    expect(await all(db)).toHaveLength(2)
    expect(await db.select().from(visits)).toHaveLength(1)
    expect(await decisionOn(db, signalId)).toMatchObject({
      considered: before?.considered,
      tasksMade: before?.tasksMade,
    })
  })

  test.for([
    [{ nature: 'own_post' }, 'own_post'],
    [{ nature: 'repost' }, 'repost'],
    [{ deletedAt: EVENING }, 'deleted'],
  ] as const)('that is no guest’s word makes nothing: %j', async ([what, key], { db }) => {
    const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
    const signalId = await hear(db, house, { kind: 'check_in', handle: 'ana', at: at(0), ...what })
    expect(await all(db)).toEqual([])
    expect(await db.select().from(visits)).toEqual([])
    expect(await decisionOn(db, signalId)).toMatchObject({ stopped: { key }, tasksMade: 0 })
  })

  test('from long ago is recognised, and too late to act on', async ({ db }) => {
    const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
    const then = new Date('2012-04-19T23:33:59.000Z')
    const signalId = await hear(db, house, { kind: 'check_in', handle: 'ana', at: then, now: at(0) })
    expect(await all(db)).toEqual([])
    expect(await db.select().from(handles)).toHaveLength(1)
    expect(await decisionOn(db, signalId)).toMatchObject({
      stopped: { key: 'too_late', saw: then.toISOString() },
    })
    const [signal] = await db.select().from(signals)
    expect(signal?.settledAt).toEqual(at(0))
  })

  test('of a playbook’s caps is held back, and the decision says by which', async ({ db }) => {
    const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
    await checkIn(db, house, 'ana', 0)
    const later = await hear(db, house, { kind: 'check_in', handle: 'ana', at: at(24 * 60) })
    expect(await all(db)).toHaveLength(2)
    expect((await decisionOn(db, later))?.considered).toMatchObject([{ matched: true, heldBy: 'cooldown' }])
  })

  test('of a friend, or a second one in the same visit, says that it was done already', async ({ db }) => {
    const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
    await checkIn(db, house, 'ana', 0)
    for (const [handle, text] of [
      ['ana', ''],
      ['ben', 'with @ana'],
    ] as const) {
      const again = await checkIn(db, house, handle, 5, text)
      expect((await decisionOn(db, again))?.considered).toMatchObject([
        { matched: true, heldBy: 'per_visit' },
      ])
    }
    expect(await all(db)).toHaveLength(2)
  })

  test('of one house is nothing to another', async ({ db }) => {
    const swan = await aHouse(db, { starters: ['where_are_you_sitting'] })
    const crown = await aHouse(db, { starters: ['where_are_you_sitting'] })
    await checkIn(db, swan, 'ana', 0, 'with @ben')
    await checkIn(db, crown, 'ben', 1)
    expect(await db.select().from(visits)).toHaveLength(2)
    expect((await all(db)).filter(({ propertyId }) => propertyId === swan.propertyId)).toHaveLength(2)
    expect(await crown.heed(await checkIn(db, swan, 'cleo', 2), at(3))).toMatchObject({ tasksMade: 0 })
  })
})
