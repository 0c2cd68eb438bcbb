/** What the stories of the floor share: tasks of this moment, and how a row and a page of one are found. */
import type { Page } from '@playwright/test'

import type { tasks } from '@/db/schema/tasks'
import { anOutlet, aSpot, aTask } from '@/lib/testing/furnish'

import type { House } from './house'

export const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)

/** An open task at a room of its own, due in half an hour. */
export async function aTaskNow(
  house: House,
  row: Partial<typeof tasks.$inferInsert> & { room?: string } = {},
) {
  const { room = '412', ...rest } = row
  const outlet = await anOutlet(house.db, house.propertyId, { kind: 'rooms', visitMinutes: null })
  const spot = await aSpot(house.db, house.propertyId, { outletId: outlet.id, kind: 'room', label: room })
  return aTask(house.db, house.propertyId, {
    act: 'Leave the handwritten note',
    outletId: outlet.id,
    spotId: spot.id,
    createdAt: inMinutes(-5),
    openedAt: inMinutes(-5),
    changedAt: inMinutes(-5),
    dueAt: inMinutes(30),
    windowEndsAt: inMinutes(90),
    ...rest,
  })
}

export const rowOf = (page: Page, act: string) => page.getByRole('article').filter({ hasText: act })
