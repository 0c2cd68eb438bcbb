import { eq } from 'drizzle-orm'
import { expect } from 'vitest'

import { guests } from '@/db/schema/guests'
import { tasks } from '@/db/schema/tasks'
import { aHouse, hear } from '@/lib/testing/a-house'
import { test } from '@/lib/testing/db-test'
import { aGesture, aTask, EVENING, minutesAfter } from '@/lib/testing/furnish'

test('who checks in again gets what was missed the last time', async ({ db }) => {
  const house = await aHouse(db)
  const { propertyId } = house
  await hear(db, house, { kind: 'check_in', handle: 'ana', text: '', at: EVENING })
  const [guest] = await db.select().from(guests)
  const drink = await aGesture(db, propertyId)
  const waits = { status: 'waiting' as const, waitingFor: 'arrival' as const, openedAt: null }
  const missed = await aTask(db, propertyId, { status: 'missed' })
  const chance = { gestureId: drink.id, guestId: guest?.id, secondChanceOf: missed.id }
  const later = minutesAfter(EVENING, 60 * 24 * 30)
  const { id } = await aTask(db, propertyId, { ...waits, ...chance, windowEndsAt: minutesAfter(later, 900) })

  await hear(db, house, { kind: 'check_in', handle: 'ana', text: '', at: later })
  const [task] = await db.select().from(tasks).where(eq(tasks.id, id))
  expect(task).toMatchObject({ status: 'open', waitingFor: null, capSlot: 1, openedAt: later })
  expect(task?.visitId).not.toBeNull()
})
