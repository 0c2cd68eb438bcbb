import { eq } from 'drizzle-orm'
import { expect } from 'vitest'

import { handles } from '@/db/schema/guests'
import { findRow } from '@/lib/tasks/list-store'
import { test } from '@/lib/testing/db-test'
import { aGuest, aProperty, aTask, aVisit, EVENING } from '@/lib/testing/furnish'

import { listHere } from './list-store'
import { readCard } from './read-card'

test('an account is written with an @ where it is a handle, and by its name where it has none', async ({
  db,
}) => {
  const { id: propertyId } = await aProperty(db)
  const joan = await aGuest(db, propertyId, { handle: 'Joan P.' })
  await db.update(handles).set({ folded: null }).where(eq(handles.id, joan.handleId))
  const ana = await aGuest(db, propertyId, { handle: 'ana_eats' })
  await aVisit(db, propertyId, { guestIds: [joan.id, ana.id] })
  const task = await aTask(db, propertyId, { guestId: joan.id })

  const here = await listHere(db, propertyId, EVENING)
  expect(here.map(({ account }) => account).sort()).toEqual(['@ana_eats', 'Joan P.'])
  const card = await readCard(db, { propertyId, guestId: joan.id }, EVENING)
  expect(card?.handles).toMatchObject([{ account: 'Joan P.' }])
  expect(card?.visit?.others).toMatchObject([{ name: '@ana_eats' }])
  const theirs = await readCard(db, { propertyId, guestId: ana.id }, EVENING)
  expect(theirs?.visit?.others).toMatchObject([{ name: 'Joan P.' }])
  const row = await findRow(db, { propertyId, taskId: task.id }, EVENING)
  expect(row?.guest).toMatchObject({ name: null, account: 'Joan P.' })
})
