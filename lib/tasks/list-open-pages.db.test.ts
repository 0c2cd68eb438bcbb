import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { tasks } from '@/db/schema/tasks'
import { aFloor } from '@/lib/testing/a-floor'
import { test } from '@/lib/testing/db-test'
import { aTask, aTeam, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { listOpenPages, PAGE, type Reading } from './list-open-pages'
import type { Page } from './task-row'

const EVERYONE: Reading = { view: 'everyone', only: {}, through: null }

/** One every minute, named by its minute. */
async function aLongEvening(db: Database, howMany: number) {
  const floor = await aFloor(db)
  const bar = await aTeam(db, floor.propertyId)
  for (let minute = 1; minute <= howMany; minute += 1)
    await aTask(db, floor.propertyId, {
      act: `${minute}`,
      dueAt: minutesAfter(EVENING, minute),
      teamId: minute % 2 ? bar.id : null,
    })
  return { ...floor, bar }
}

const acts = ({ rows }: Page) => rows.map(({ act }) => Number(act))
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1)

describe('a list longer than a page', () => {
  test('goes on where it ended, page by page, until nothing follows', async ({ db }) => {
    const { marta } = await aLongEvening(db, PAGE * 2 + 5)
    const first = await listOpenPages(db, marta, EVERYONE, EVENING)
    const second = await listOpenPages(db, marta, { ...EVERYONE, through: first.next }, EVENING)
    const third = await listOpenPages(db, marta, { ...EVERYONE, through: second.next }, EVENING)
    expect([acts(first), acts(second), acts(third)]).toEqual([upTo(PAGE), upTo(PAGE * 2), upTo(PAGE * 2 + 5)])
    expect(third.next).toBeNull()
  })

  test('takes in what came since and lets go what was done, and neither moves where it ends', async ({
    db,
  }) => {
    const { propertyId, marta } = await aLongEvening(db, PAGE * 3)
    const { next: through } = await listOpenPages(db, marta, EVERYONE, EVENING)
    await aTask(db, propertyId, { act: '0', dueAt: EVENING })
    await db.update(tasks).set({ status: 'delivered' }).where(eq(tasks.act, '2'))
    const open = await listOpenPages(db, marta, { ...EVERYONE, through }, EVENING)
    expect(acts(open)).toEqual([0, 1, ...upTo(PAGE * 2).slice(2)])
  })

  test('is one of a team as far as it goes, not as far as the first page of everyone’s', async ({ db }) => {
    const { marta, bar } = await aLongEvening(db, PAGE * 2 + 20)
    const ofTheBar = { ...EVERYONE, only: { teamId: bar.id } }
    const first = await listOpenPages(db, marta, ofTheBar, EVENING)
    const all = await listOpenPages(db, marta, { ...ofTheBar, through: first.next }, EVENING)
    expect(acts(all)).toEqual(upTo(PAGE * 2 + 20).filter((minute) => minute % 2))
  })
})
