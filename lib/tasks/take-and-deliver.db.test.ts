import { describe, expect, test as plain } from 'vitest'

import { spends, taskEvents, tasks } from '@/db/schema/tasks'
import { aFloor } from '@/lib/testing/a-floor'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { aMember, aProperty, aTask, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { amendTask } from './amend-task'
import { callOffTask } from './call-off-task'
import { deliverTask } from './deliver-task'
import { giveTask } from './give-task'
import { holdTask } from './hold-task'
import { releaseTask } from './release-task'
import { findTask } from './store'
import { takeTask } from './take-task'

const now = EVENING
const later = minutesAfter(EVENING, 5)

describe('taking', () => {
  test('makes one owner, and tells everyone else who', async ({ db }) => {
    const { propertyId, marta, jonas } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId)

    expect(await takeTask(db, marta, { taskId }, now)).toMatchObject({
      ok: true,
      task: { status: 'claimed' },
    })
    expect(await takeTask(db, jonas, { taskId }, now)).toEqual({
      ok: false,
      refusal: 'taken',
      by: 'Marta Oliveira',
    })
    expect((await takeTask(db, marta, { taskId }, later)).ok).toBe(true)
    expect(await db.select().from(taskEvents)).toHaveLength(1)
  })

  test('cannot reach into another house', async ({ db }) => {
    const { propertyId } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId)
    const { id: elsewhere } = await aProperty(db)
    const stranger = await aMember(db, elsewhere, { role: 'admin' })

    const tries = [
      () => takeTask(db, stranger, { taskId }, now),
      () => callOffTask(db, stranger, { taskId }, now),
      () => holdTask(db, stranger, { taskId, until: later }, now),
      () => giveTask(db, stranger, { taskId, to: { personId: stranger.personId } }, now),
      () => amendTask(db, stranger, { taskId, count: 2 }, now),
      () => deliverTask(db, stranger, { taskId, revision: 9 }, now),
    ]
    for (const attempt of tries) expect(await attempt()).toEqual({ ok: false, refusal: 'not_found' })
  })
})

plain('twenty people take one task in the same instant: one has it, nineteen are told who', async () => {
  const clone = await cloneDatabase()
  try {
    const { propertyId } = await aFloor(clone.db)
    const { id: taskId } = await aTask(clone.db, propertyId)
    const crew = []
    for (let n = 1; n <= 20; n += 1) crew.push(await aMember(clone.db, propertyId, { name: `Person ${n}` }))

    const outcomes = await Promise.all(crew.map((one) => takeTask(clone.db, one, { taskId }, now)))
    const owner = crew[outcomes.findIndex(({ ok }) => ok)]
    const losers = outcomes.filter(({ ok }) => !ok)
    expect(losers).toHaveLength(19)
    expect(losers).toEqual(Array(19).fill({ ok: false, refusal: 'taken', by: owner?.name }))
    expect((await findTask(clone.db, { propertyId, taskId }))?.claimedBy).toBe(owner?.personId)
  } finally {
    await clone.drop()
  }
})

describe('done', () => {
  test('twice costs once', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId, { costMinor: 1000, count: 4 })
    await takeTask(db, marta, { taskId }, now)

    for (let tap = 0; tap < 2; tap += 1)
      expect(await deliverTask(db, marta, { taskId, revision: 2 }, later)).toMatchObject({
        ok: true,
        task: { status: 'delivered' },
      })
    expect(await db.select().from(spends)).toMatchObject([{ kind: 'spend', amountMinor: 1000, at: later }])
  })

  test('wants the proof that the gesture wants', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId, { proof: 'line' })
    await takeTask(db, marta, { taskId }, now)

    expect(await deliverTask(db, marta, { taskId, revision: 2 }, now)).toMatchObject({
      refusal: 'wants_line',
    })
    expect((await deliverTask(db, marta, { taskId, revision: 2, line: 'He sang' }, now)).ok).toBe(true)
  })

  test('shows first what somebody changed meanwhile, and lets one’s own changes pass', async ({ db }) => {
    const { propertyId, marta, jonas } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId)
    await takeTask(db, marta, { taskId }, now)
    expect((await amendTask(db, jonas, { taskId, spotWords: 'Patio' }, now)).ok).toBe(true)

    expect(await deliverTask(db, marta, { taskId, revision: 2 }, now)).toEqual({
      ok: false,
      refusal: 'changed',
      by: 'Jonas Weber',
    })
    expect((await deliverTask(db, marta, { taskId, revision: 3 }, now)).ok).toBe(true)
  })

  test('belongs to the owner alone', async ({ db }) => {
    const { propertyId, marta, jonas, helena } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId)
    expect(await deliverTask(db, jonas, { taskId, revision: 1 }, now)).toMatchObject({ refusal: 'not_taken' })
    await takeTask(db, marta, { taskId }, now)
    for (const other of [jonas, helena])
      expect(await deliverTask(db, other, { taskId, revision: 2 }, now)).toEqual({
        ok: false,
        refusal: 'not_yours',
        by: 'Marta Oliveira',
      })
  })
})

test('every change leaves one event, and the revision counts them', async ({ db }) => {
  const { propertyId, marta } = await aFloor(db)
  const { id: taskId } = await aTask(db, propertyId)
  await takeTask(db, marta, { taskId }, now)
  await releaseTask(db, marta, { taskId }, now)
  await takeTask(db, marta, { taskId }, now)
  await deliverTask(db, marta, { taskId, revision: 4 }, now)

  const events = await db.select().from(taskEvents).orderBy(taskEvents.revision)
  expect(
    events.map(({ move, fromStatus, toStatus, revision }) => [move, fromStatus, toStatus, revision]),
  ).toEqual([
    ['take', 'open', 'claimed', 2],
    ['release', 'claimed', 'open', 3],
    ['take', 'open', 'claimed', 4],
    ['deliver', 'claimed', 'delivered', 5],
  ])
  expect(await db.select({ revision: tasks.revision }).from(tasks)).toEqual([{ revision: 5 }])
})
