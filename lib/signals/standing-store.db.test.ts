import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { signals } from '@/db/schema/signals'
import { tasks } from '@/db/schema/tasks'
import { COULD_NOT_REASONS, SIGNAL_NATURES, TASK_KINDS, TASK_STATUSES } from '@/db/vocabulary'
import { markPosted } from '@/lib/replies/send-reply'
import { sweepLeaving } from '@/lib/replies/sweep-leaving'
import { callOffTask } from '@/lib/tasks/call-off-task'
import { deliverTask } from '@/lib/tasks/deliver-task'
import { sweepWindows } from '@/lib/tasks/sweep-windows'
import { takeTask } from '@/lib/tasks/take-task'
import { undoTask } from '@/lib/tasks/undo-task'
import { aFloor } from '@/lib/testing/a-floor'
import { aHouse, hear } from '@/lib/testing/a-house'
import { test } from '@/lib/testing/db-test'
import { aMember, aSignal, aTask, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { countUnanswered, findHeard, listRest, listUnanswered } from './heard-store'
import { settleSignal } from './settle-signal'

const later = minutesAfter(EVENING, 5)
const now = minutesAfter(EVENING, 10)

async function standing(db: Database, propertyId: string, signalId: string) {
  const waiting = (await listUnanswered(db, { propertyId, now })).rows.some(({ id }) => id === signalId)
  const heard = await findHeard(db, { propertyId, signalId, now })
  expect(waiting, 'list and view say the same').toBe(heard?.standing === 'unanswered')
  return heard?.standing
}

test('lists, counts and view follow the one rule, whatever became of the tasks', async ({ db }) => {
  const { propertyId } = await aFloor(db)
  for (const settledAt of [null, EVENING])
    for (const nature of SIGNAL_NATURES) {
      await aSignal(db, propertyId, { nature, settledAt })
      for (const kind of TASK_KINDS)
        for (const status of TASK_STATUSES)
          for (const couldNotReason of status === 'could_not' ? COULD_NOT_REASONS : [null]) {
            const { id } = await aSignal(db, propertyId, { nature, settledAt })
            await aTask(db, propertyId, { signalId: id, kind, status, couldNotReason })
          }
    }
  const listing = { propertyId, size: 1000, now }
  const [waiting, rest] = [await listUnanswered(db, listing), await listRest(db, listing)]
  expect(waiting.rows.every((row) => row.standing === 'unanswered')).toBe(true)
  expect(rest.rows.some((row) => row.standing === 'unanswered')).toBe(false)
  expect(waiting.rows.length + rest.rows.length).toBe((await db.select().from(signals)).length)
  expect(await countUnanswered(db, propertyId)).toBe(waiting.rows.length)
})

describe('a signal that a playbook answered with tasks', () => {
  async function aPost(db: Database) {
    const floor = await aFloor(db)
    const { id: signalId } = await aSignal(db, floor.propertyId)
    const { id: taskId } = await aTask(db, floor.propertyId, { signalId })
    const stands = () => standing(db, floor.propertyId, signalId)
    return { ...floor, signalId, taskId, stands }
  }

  test('is looked after, falls back when all was called off, and comes back with the undo', async ({
    db,
  }) => {
    const { marta, taskId, stands } = await aPost(db)
    expect(await stands()).toBe('looked_after')
    await callOffTask(db, marta, { taskId }, later)
    expect(await stands()).toBe('unanswered')
    await undoTask(db, marta, { taskId }, later)
    expect(await stands()).toBe('looked_after')
    await sweepWindows(db, minutesAfter(EVENING, 60))
    expect(await stands()).toBe('unanswered')
  })

  test('is answered by whoever delivers it, until that is taken back', async ({ db }) => {
    const { propertyId, marta, signalId, taskId, stands } = await aPost(db)
    await takeTask(db, marta, { taskId }, later)
    expect(await stands()).toBe('looked_after')
    await deliverTask(db, marta, { taskId, revision: 2 }, later)
    expect(await stands()).toBe('answered')
    expect(await findHeard(db, { propertyId, signalId, now })).toMatchObject({ settledBy: 'Marta Oliveira' })
    await undoTask(db, marta, { taskId }, later)
    expect(await stands()).toBe('looked_after')
    expect(await findHeard(db, { propertyId, signalId, now })).toMatchObject({ settledAt: null })
  })

  test('keeps what somebody said about it before, when a later delivery is taken back', async ({ db }) => {
    const { propertyId, marta, jonas, signalId, taskId, stands } = await aPost(db)
    await settleSignal(db, jonas, { signalId }, EVENING)
    await takeTask(db, marta, { taskId }, later)
    await deliverTask(db, marta, { taskId, revision: 2 }, later)
    await undoTask(db, marta, { taskId }, later)
    expect(await stands()).toBe('settled')
    expect(await findHeard(db, { propertyId, signalId, now })).toMatchObject({ settledBy: 'Jonas Weber' })
  })

  test('is answered from the moment that somebody takes the reply', async ({ db }) => {
    const { propertyId, marta, stands, signalId, taskId } = await aPost(db)
    await db.update(tasks).set({ kind: 'reply' })
    expect(await stands()).toBe('looked_after')
    await markPosted(db, marta, { taskId, words: 'With pleasure' }, later)
    expect(await stands()).toBe('answered')
    await sweepLeaving(db, now, async () => undefined)
    expect(await findHeard(db, { propertyId, signalId, now })).toMatchObject({
      standing: 'answered',
      settledBy: 'Marta Oliveira',
    })
  })
})

test('the check-ins of a party are looked after together, and nobody’s next door', async ({ db }) => {
  const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
  const next = await aHouse(db)
  const host = await aMember(db, house.propertyId)
  const ana = await hear(db, house, { kind: 'check_in', handle: 'ana', text: 'with @ben', at: EVENING })
  const ben = await hear(db, house, { kind: 'check_in', handle: 'ben', at: EVENING })
  const stranger = await hear(db, next, { kind: 'check_in', handle: 'ana', at: EVENING })
  for (const id of [ana, ben]) expect(await standing(db, house.propertyId, id)).toBe('looked_after')
  const [reply] = await db.select().from(tasks).where(eq(tasks.kind, 'reply'))
  const taskId = reply?.id ?? ''
  await markPosted(db, host, { taskId, words: 'Where are you sitting?' }, EVENING)
  await sweepLeaving(db, later, async () => undefined)
  for (const id of [ana, ben]) expect(await standing(db, house.propertyId, id)).toBe('answered')
  expect(await standing(db, next.propertyId, stranger)).toBe('unanswered')
})
