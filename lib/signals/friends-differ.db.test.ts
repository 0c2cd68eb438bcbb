/** Two of one party say where they sit, and not the same: the host is asked, once, and the house guesses nothing. */
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { visits } from '@/db/schema/guests'
import { questions } from '@/db/schema/replies'
import { signals } from '@/db/schema/signals'
import { type Task, taskEvents, tasks } from '@/db/schema/tasks'
import { startQuestion } from '@/lib/questions/ask-question'
import { tellSpot } from '@/lib/questions/tell-spot'
import { takeTask } from '@/lib/tasks/take-task'
import { aHouse, hear } from '@/lib/testing/a-house'
import { test } from '@/lib/testing/db-test'
import { aMember, aSpot, EVENING, minutesAfter } from '@/lib/testing/furnish'

const at = (minutes: number) => minutesAfter(EVENING, minutes)

/** Ana and Ben checked in together and were asked where they are sitting. */
async function aParty(db: Database) {
  const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
  const { propertyId, terrace } = house
  const bar = await aSpot(db, propertyId, {
    outletId: terrace.id,
    kind: 'other',
    label: 'The bar',
    aliases: ['bar'],
  })
  const host = await aMember(db, propertyId, { name: 'Rosa Ibarra', teamIds: [house.host.id] })
  const checkIn = { kind: 'check_in', handle: 'ana', text: 'with @ben', externalId: 'check-in' } as const
  await hear(db, house, { ...checkIn, at: at(0) })
  await hear(db, house, { kind: 'check_in', handle: 'ben', at: at(0) })
  const [asked] = await db.select().from(questions)
  if (!asked) throw new Error('Nothing was asked.')
  await startQuestion(db, asked, at(1))
  const says = (handle: string, text: string, minutes: number) =>
    hear(db, house, { handle, text, at: at(minutes), inReplyTo: 'check-in' })
  const question = async () => {
    const all = await db.select().from(questions)
    expect(all, 'the question stays one').toHaveLength(1)
    return all[0]
  }
  const drinks = async (): Promise<Task> => {
    const [task] = await db.select().from(tasks).where(eq(tasks.id, asked.waitingTaskId))
    if (!task) throw new Error('There are no drinks.')
    return task
  }
  const calls = () => db.select().from(tasks).where(eq(tasks.kind, 'call'))
  return { house, host, bar, table: house.spot('4'), says, question, drinks, calls }
}

describe('friends who name different tables', () => {
  test('make the house ask the host, who ends it with one tap', async ({ db }) => {
    const { host, bar, table, says, question, drinks, calls } = await aParty(db)
    await says('ana', "We're at table 4", 3)
    expect(await drinks()).toMatchObject({ status: 'open', spotId: table })
    expect(await calls()).toEqual([])

    const other = await says('ben', "We're at the bar!", 5)
    expect(await drinks()).toMatchObject({ status: 'waiting', waitingFor: 'answer', spotId: null })
    expect(await db.select().from(visits)).toMatchObject([{ spotId: null }])
    expect(await question()).toMatchObject({
      state: 'host',
      answerSignalId: other,
      candidateSpotIds: [table, bar.id],
    })
    const [call, ...more] = await calls()
    expect(more).toEqual([])
    expect(call).toMatchObject({ status: 'open', signalId: other, teamId: expect.any(String) })
    const [heard] = await db.select().from(signals).where(eq(signals.id, other))
    expect(heard?.settledAt).not.toBeNull()

    const told = await tellSpot(db, host, { taskId: call?.id ?? '', spotId: bar.id }, at(7))
    expect(told).toMatchObject({ ok: true })
    expect(await drinks()).toMatchObject({ status: 'open', spotId: bar.id, openedAt: at(7) })
    expect(await question()).toMatchObject({ state: 'answered' })
    expect((await calls())[0]).toMatchObject({ status: 'delivered', claimedBy: host.personId })
  })

  test('give what is brought as long as it was planned to take, from when the host has told', async ({
    db,
  }) => {
    const { host, bar, says, drinks, calls } = await aParty(db)
    await says('ana', 'Table 4', 3)
    const planned = await drinks()
    await says('ben', 'The bar', 5)
    const [call] = await calls()
    await tellSpot(db, host, { taskId: call?.id ?? '', spotId: bar.id }, at(8))
    const { dueAt } = await drinks()
    expect(dueAt.getTime() - at(8).getTime()).toBe(planned.dueAt.getTime() - at(3).getTime())
  })

  test('are not weighed against each other: only the host ends it, and what the host said stands', async ({
    db,
  }) => {
    const { host, bar, table, says, question, drinks, calls } = await aParty(db)
    await says('ana', 'Table 4', 3)
    await says('ben', 'The bar', 5)
    await says('ben', 'Really, we are at the bar', 6)
    await says('ana', 'Ok ok, we are at the bar', 7)
    expect(await drinks()).toMatchObject({ status: 'waiting', spotId: null })
    expect(await question()).toMatchObject({ state: 'host', candidateSpotIds: [table, bar.id] })
    const [call] = await calls()
    await tellSpot(db, host, { taskId: call?.id ?? '', spotId: table }, at(8))
    await says('ben', 'The bar!', 9)
    await says('ana', 'Yes, the bar', 10)
    expect(await drinks()).toMatchObject({ status: 'open', spotId: table })
    expect(await calls()).toHaveLength(1)
  })

  test('who agree after all are no reason to ask', async ({ db }) => {
    const { table, says, question, drinks, calls } = await aParty(db)
    await says('ana', 'Table 4', 3)
    await says('ben', 'We sit at table 4', 5)
    expect(await drinks()).toMatchObject({ status: 'open', spotId: table })
    expect(await question()).toMatchObject({ state: 'answered' })
    expect(await calls()).toEqual([])
  })

  test('leave alone what somebody has in hand, and what a stranger says is no friend’s word', async ({
    db,
  }) => {
    const { host, table, says, drinks, calls } = await aParty(db)
    await says('ana', 'Table 4', 3)
    await says('zoe', 'They are at the bar', 4)
    expect(await drinks()).toMatchObject({ status: 'open', spotId: table })
    await takeTask(db, host, { taskId: (await drinks()).id }, at(4))
    const other = await says('ben', 'The bar', 5)
    expect(await drinks()).toMatchObject({ status: 'claimed', spotId: table, claimedBy: host.personId })
    expect(await calls()).toEqual([])
    const [heard] = await db.select().from(signals).where(eq(signals.id, other))
    expect(heard?.settledAt).toBeNull()
  })
})

test('the newest words of one person win, however often they change their mind', async ({ db }) => {
  const { bar, table, says, question, drinks, calls } = await aParty(db)
  await says('ana', 'Table 4', 3)
  await says('ana', 'Sorry, we moved: we are at the bar', 5)
  expect(await drinks()).toMatchObject({ status: 'open', spotId: bar.id })
  await says('ana', 'Back at table 4!', 6)
  expect(await drinks()).toMatchObject({ status: 'open', spotId: table })
  expect(await question()).toMatchObject({ state: 'answered' })
  expect(await calls()).toEqual([])
  expect(await db.select().from(taskEvents).where(eq(taskEvents.move, 'amend'))).toHaveLength(2)
})
