import { expect, test } from 'vitest'

import type { Database } from '@/db/client'
import { giveTask } from '@/lib/tasks/give-task'
import { findTask } from '@/lib/tasks/store'
import { takeTask } from '@/lib/tasks/take-task'
import { aFloor } from '@/lib/testing/a-floor'
import { cloneDatabase } from '@/lib/testing/db-test'
import { aTask, EVENING } from '@/lib/testing/furnish'

import { disableStaff } from './disable-staff'

type Floor = Awaited<ReturnType<typeof aFloor>>

const ways = {
  'a task handed to them': (db: Database, { helena, jonas }: Floor, taskId: string) =>
    giveTask(db, helena, { taskId, to: { personId: jonas.personId } }, EVENING),
  'a task they take': (db: Database, { jonas }: Floor, taskId: string) =>
    takeTask(db, jonas, { taskId }, EVENING),
}

test.for(Object.entries(ways))('%s while the door is being closed stays with nobody', async ([, move]) => {
  const clone = await cloneDatabase()
  try {
    const { db } = clone
    const floor = await aFloor(db)
    const { propertyId, helena, jonas } = floor
    const { id: taskId } = await aTask(db, propertyId)
    const closed = Promise.withResolvers<void>()
    const mayCommit = Promise.withResolvers<void>()
    const closing = db.transaction(async (tx) => {
      expect((await disableStaff(tx, helena, jonas.personId, EVENING)).ok).toBe(true)
      closed.resolve()
      await mayCommit.promise
    })
    await closed.promise
    const moving = move(db, floor, taskId)
    await new Promise((done) => setTimeout(done, 200))
    mayCommit.resolve()
    await closing
    expect((await moving).ok).toBe(false)
    expect(await findTask(db, { propertyId, taskId })).toMatchObject({ claimedBy: null, givenTo: null })
  } finally {
    await clone.drop()
  }
})
