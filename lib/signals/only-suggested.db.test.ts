import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { decisions } from '@/db/schema/decisions'
import { matches } from '@/db/schema/guests'
import { playbooks, playbookVersions } from '@/db/schema/playbooks'
import { questions } from '@/db/schema/replies'
import { taskEvents, tasks } from '@/db/schema/tasks'
import { confirmMatch } from '@/lib/guests/confirm-match'
import { sweepArrivals } from '@/lib/guests/sweep-arrivals'
import { startQuestion } from '@/lib/questions/ask-question'
import { tellSpot } from '@/lib/questions/tell-spot'
import { acceptTask } from '@/lib/tasks/accept-task'
import { dismissTask } from '@/lib/tasks/call-off-task'
import { sweepWindows } from '@/lib/tasks/sweep-windows'
import { undoTask } from '@/lib/tasks/undo-task'
import { aHouse, hear, type TestHouse } from '@/lib/testing/a-house'
import { test } from '@/lib/testing/db-test'
import { aMember, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { settleSignal } from './settle-signal'

const at = (minutes: number) => minutesAfter(EVENING, minutes)
const HOUR = 60
const DAY = 24 * HOUR
const all = async (db: Database) => {
  const rows = await db.select().from(tasks).orderBy(tasks.id)
  return Object.fromEntries(rows.map((task) => [task.kind, task]))
}
const ana = { handle: 'ana.nowak', name: 'Ana Nowak' }

/** Looks forward to the spa, days before the stay: a reply is suggested, and a note waits for the arrival. */
async function aSpaPost(db: Database, { suggests = true } = {}) {
  const house = await aHouse(db, { starters: ['spa_before_arrival'], suggests })
  const marta = await aMember(db, house.propertyId)
  const signalId = await hear(db, house, { ...ana, text: 'Can’t wait for the spa', at: at(0) })
  return { house, marta, signalId }
}

/** The stay is booked, a person says whose it is, and the day of the arrival comes. */
async function arrives(db: Database, { house, marta }: Awaited<ReturnType<typeof aSpaPost>>) {
  const stay = { expectedAt: at(3 * DAY).toISOString(), departsAt: at(5 * DAY).toISOString() }
  await hear(db, house, {
    kind: 'arrival',
    at: at(10),
    stay: { guestName: 'Ana Nowak', room: '412', ...stay },
  })
  const [match] = await db.select().from(matches)
  await confirmMatch(db, marta, { matchId: match?.id ?? '' }, at(20))
  await sweepArrivals(db, at(2 * DAY + 1))
}

describe('a playbook that only suggests', () => {
  test('suggests on arrival too, and the yes of a person opens it', async ({ db }) => {
    const told = await aSpaPost(db)
    expect(await all(db)).toMatchObject({ reply: { status: 'suggested' }, gesture: { status: 'waiting' } })
    await arrives(db, told)
    const { gesture } = await all(db)
    expect(gesture).toMatchObject({
      status: 'suggested',
      waitingFor: null,
      openedAt: null,
      spotId: told.house.spot('412'),
      dueAt: at(3 * DAY - 30),
    })
    const accepted = await acceptTask(db, told.marta, { taskId: gesture?.id ?? '' }, at(2 * DAY + 5))
    expect(accepted).toMatchObject({ task: { status: 'open', openedAt: at(2 * DAY + 5) } })
    const moves = await db
      .select()
      .from(taskEvents)
      .where(eq(taskEvents.taskId, gesture?.id ?? ''))
    expect(moves.map(({ move }) => move)).toEqual(['make', 'amend', 'suggest', 'accept'])
  })

  test('opens on arrival when it runs', async ({ db }) => {
    const told = await aSpaPost(db, { suggests: false })
    await arrives(db, told)
    expect((await all(db)).gesture).toMatchObject({ status: 'open', openedAt: at(2 * DAY + 1) })
  })

  test('is held to how it was when it fired, not to what it says today', async ({ db }) => {
    const told = await aSpaPost(db)
    const [first] = await db.select().from(playbookVersions)
    if (!first) throw new Error('there is no playbook')
    await db.insert(playbookVersions).values({ ...first, version: 2, suggests: false })
    await db.update(playbooks).set({ currentVersion: 2 })
    await arrives(db, told)
    expect((await all(db)).gesture).toMatchObject({ status: 'suggested' })
  })

  test('brings no later step once a person dismissed the first, until that is taken back', async ({ db }) => {
    const told = await aSpaPost(db)
    const { reply } = await all(db)
    const taskId = reply?.id ?? ''
    expect((await dismissTask(db, told.marta, { taskId }, at(5))).ok).toBe(true)
    expect((await all(db)).gesture).toMatchObject({ status: 'called_off' })
    await told.house.heed(told.signalId, at(6))
    await arrives(db, told)
    expect((await all(db)).gesture).toMatchObject({ status: 'called_off' })

    expect(await undoTask(db, told.marta, { taskId }, at(30))).toMatchObject({ undone: 'dismiss' })
    expect(await all(db)).toMatchObject({ reply: { status: 'suggested' }, gesture: { status: 'waiting' } })
  })

  test('makes nothing anew of a firing that was dismissed, and says so', async ({ db }) => {
    const told = await aSpaPost(db)
    const { reply, gesture } = await all(db)
    await db.delete(taskEvents).where(eq(taskEvents.taskId, gesture?.id ?? ''))
    await db.delete(tasks).where(eq(tasks.kind, 'gesture'))
    await dismissTask(db, told.marta, { taskId: reply?.id ?? '' }, at(5))
    await told.house.heed(told.signalId, at(6))
    expect(Object.keys(await all(db))).toEqual(['reply'])
    const [decision] = await db.select().from(decisions)
    expect(decision?.considered).toMatchObject([{ matched: true, heldBy: 'dismissed' }])
  })

  test('is silenced whole by "not this time", but for what somebody has begun', async ({ db }) => {
    const silenced = await aSpaPost(db)
    await settleSignal(db, silenced.marta, silenced, at(5))
    expect(await all(db)).toMatchObject({
      reply: { status: 'called_off' },
      gesture: { status: 'called_off' },
    })

    const begun = await aSpaPost(db)
    const ours = async () =>
      Object.fromEntries(
        (await db.select().from(tasks).where(eq(tasks.signalId, begun.signalId))).map((one) => [
          one.kind,
          one,
        ]),
      )
    await acceptTask(db, begun.marta, { taskId: (await ours()).reply?.id ?? '' }, at(5))
    await settleSignal(db, begun.marta, begun, at(6))
    expect(await ours()).toMatchObject({ reply: { status: 'open' }, gesture: { status: 'waiting' } })
  })

  test('is not silenced by a reply that nobody dismissed in time', async ({ db }) => {
    const told = await aSpaPost(db)
    await sweepWindows(db, at(DAY + 1))
    await arrives(db, told)
    expect(await all(db)).toMatchObject({ reply: { status: 'missed' }, gesture: { status: 'suggested' } })
  })
})

describe('a question that is only suggested', () => {
  async function aCheckIn(db: Database) {
    const house: TestHouse = await aHouse(db, { starters: ['where_are_you_sitting'], suggests: true })
    await hear(db, house, { kind: 'check_in', handle: 'ana', at: at(0) })
    const [question] = await db.select().from(questions)
    if (!question) throw new Error('nothing was asked')
    return { house, question }
  }
  const says = (db: Database, house: TestHouse, minutes: number) =>
    hear(db, house, { handle: 'ana', text: 'We are at table 12', at: at(minutes) })

  test('and answered before anybody sent it suggests the drinks at the table', async ({ db }) => {
    const { house } = await aCheckIn(db)
    await says(db, house, 3)
    expect((await all(db)).gesture).toMatchObject({ status: 'suggested', spotId: house.spot('12') })
  })

  test('opens the drinks once a person sent it, or told the table', async ({ db }) => {
    const sent = await aCheckIn(db)
    await startQuestion(db, sent.question, at(1))
    await says(db, sent.house, 3)
    expect((await all(db)).gesture).toMatchObject({ status: 'open' })

    await db.update(questions).set({ state: 'unasked', askedAt: null, answeredAt: null })
    const waits = { status: 'waiting', waitingFor: 'answer' } as const
    await db.update(tasks).set(waits).where(eq(tasks.kind, 'gesture'))
    const host = await aMember(db, sent.house.propertyId)
    const telling = { taskId: sent.question.waitingTaskId, spotId: sent.house.spot('7') }
    expect(await tellSpot(db, host, telling, at(5))).toMatchObject({ task: { status: 'open' } })
  })
})
