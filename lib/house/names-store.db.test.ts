import { expect } from 'vitest'

import { test } from '@/lib/testing/db-test'
import { aConnector, aGesture, aMember, anOutlet, aProperty, aTeam, EVENING } from '@/lib/testing/furnish'

import { namesOf } from './names-store'

test('a house knows what its own things are called, those put away too', async ({ db }) => {
  const [ours, theirs] = [await aProperty(db), await aProperty(db)]
  await anOutlet(db, ours.id, { name: 'Bar', archivedAt: EVENING })
  await aTeam(db, ours.id, { name: 'Desk' })
  await aGesture(db, ours.id, { name: 'Cake' })
  await aConnector(db, ours.id, { name: 'Swarm' })
  await aMember(db, ours.id, { name: 'Ana' })
  for (const furnish of [anOutlet, aTeam, aGesture, aConnector])
    await furnish(db, theirs.id, { name: 'Theirs' })

  expect([...(await namesOf(db, ours.id)).values()].sort()).toEqual(['Ana', 'Bar', 'Cake', 'Desk', 'Swarm'])
})
