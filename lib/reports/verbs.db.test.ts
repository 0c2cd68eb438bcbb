/** The report counts what the verbs of a task write, and takes back what they take back. */
import { expect } from 'vitest'

import { tasks } from '@/db/schema/tasks'
import { deliverTask } from '@/lib/tasks/deliver-task'
import { takeTask } from '@/lib/tasks/take-task'
import { undoTask } from '@/lib/tasks/undo-task'
import { test } from '@/lib/testing/db-test'
import { aGuest, aMember, aProperty, aTask, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { anEcho } from '@/lib/testing/furnish-facts'

import { NOTHING, type Source } from './figures'
import { measure } from './measure-store'
import type { Scope } from './scope'

test('a gesture that is taken, done, followed and then undone leaves no trace in any figure', async ({
  db,
}) => {
  const { id: propertyId } = await aProperty(db)
  const manager = await aMember(db, propertyId, { role: 'manager' })
  const guest = await aGuest(db, propertyId)
  const task = await aTask(db, propertyId, { guestId: guest.id, costMinor: 900 })
  const scope: Scope = {
    propertyId,
    from: '2026-07-10',
    to: '2026-07-10',
    clock: { zone: 'Europe/Lisbon', rollsAtHour: 4 },
    until: minutesAfter(EVENING, 600),
    now: EVENING,
    only: {},
  }
  const whole = async (source: Source) => (await measure(db, source, scope)).whole
  const at = (minutes: number) => minutesAfter(EVENING, minutes)
  const done = async (outcome: Promise<{ ok: boolean }>) => expect(await outcome).toMatchObject({ ok: true })

  await done(takeTask(db, manager, { taskId: task.id }, at(4)))
  await done(deliverTask(db, manager, { taskId: task.id, revision: 2 }, at(12)))
  // Whatever the task says later, the move keeps the time that it was due by.
  await db.update(tasks).set({ dueAt: EVENING, openedAt: at(5) })
  await anEcho(db, propertyId, task.id, { occurredAt: at(60), nature: 'repost' })

  expect(await whole('takes')).toMatchObject({ count: 1, median: 4 })
  expect(await whole('moments')).toMatchObject({ count: 1, inTime: 1, followed: 1, median: 12 })
  expect(await whole('touches')).toMatchObject({ guests: 1 })
  expect(await whole('spends')).toMatchObject({ count: 1, totalMinor: 900 })

  await done(undoTask(db, manager, { taskId: task.id }, at(90)))
  expect(await whole('moments')).toEqual(NOTHING)
  expect(await whole('touches')).toEqual(NOTHING)
  expect(await whole('spends')).toMatchObject({ count: 2, totalMinor: 0 })
})
