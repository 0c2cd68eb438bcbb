import { expect } from 'vitest'

import { tasks } from '@/db/schema/tasks'
import { test } from '@/lib/testing/db-test'
import { aProperty, aTask, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { letDueTimesPass } from './walk'

test('each thing happens at the moment it falls due, however long nothing was heard', async ({ db }) => {
  const { id: propertyId } = await aProperty(db)
  const at = (minutes: number) => minutesAfter(EVENING, minutes)
  for (const minutes of [90, 60, 60])
    await aTask(db, propertyId, { createdAt: EVENING, dueAt: at(20), windowEndsAt: at(minutes) })
  await aTask(db, propertyId, {
    ...{ act: 'held', status: 'waiting', waitingFor: 'time', heldUntil: at(30) },
    ...{ createdAt: EVENING, dueAt: at(50), windowEndsAt: at(2000) },
  })

  await letDueTimesPass(db, propertyId, EVENING, at(1000))

  const rows = await db.select().from(tasks)
  const when = rows.map(({ status, changedAt, openedAt }) => [
    status,
    status === 'open' ? openedAt : changedAt,
  ])
  expect(when.sort((one, other) => Number(one[1]) - Number(other[1]))).toEqual([
    ['open', at(30)],
    ['missed', at(60)],
    ['missed', at(60)],
    ['missed', at(90)],
  ])
})
