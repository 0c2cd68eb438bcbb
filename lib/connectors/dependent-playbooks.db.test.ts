import { eq } from 'drizzle-orm'
import { expect } from 'vitest'

import { playbooks } from '@/db/schema/playbooks'
import { test } from '@/lib/testing/db-test'
import {
  aConnector,
  aGesture,
  aPlaybook,
  aProperty,
  aSignal,
  aTask,
  EVENING,
  minutesAfter,
} from '@/lib/testing/furnish'

import { listDependentPlaybooks } from './dependent-playbooks-store'

const DAY = 24 * 60

test('live on a connector: the playbooks that ask for it, and those that acted on it lately', async ({
  db,
}) => {
  const swan = await aProperty(db)
  const [instagram, yelp, x] = [
    await aConnector(db, swan.id, { name: 'Instagram' }),
    await aConnector(db, swan.id, { name: 'Yelp' }),
    await aConnector(db, swan.id, { name: 'X' }),
  ]
  const { id: gestureId } = await aGesture(db, swan.id)
  const steps = [{ id: 'give', kind: 'make_task', gestureId, dueInMinutes: 20 }] as const
  const named = (name: string, connectorIds?: [string]) =>
    aPlaybook(
      db,
      swan.id,
      { when: { kinds: ['mention'], connectorIds }, steps: [...steps], caps: {}, actWithinMinutes: 60 },
      { name },
    )
  const acted = async (playbookId: string, connectorId: string, daysAgo: number) => {
    const { id: signalId } = await aSignal(db, swan.id, { connectorId })
    await aTask(db, swan.id, { playbookId, signalId, createdAt: minutesAfter(EVENING, -daysAgo * DAY) })
  }
  await named('Asks for X', [x.id])
  const birthdays = await named('Birthdays')
  await acted(birthdays.id, instagram.id, 1)
  await acted(birthdays.id, instagram.id, 2)
  await acted(birthdays.id, yelp.id, 29)
  const anniversaries = await named('Anniversaries')
  await acted(anniversaries.id, instagram.id, 27)
  const paused = await named('Paused', [yelp.id])
  await acted(paused.id, instagram.id, 1)
  await db.update(playbooks).set({ state: 'paused' }).where(eq(playbooks.id, paused.id))

  expect(await listDependentPlaybooks(db, swan.id, EVENING)).toEqual(
    new Map([
      [instagram.id, ['Anniversaries', 'Birthdays']],
      [x.id, ['Asks for X']],
    ]),
  )
  const heron = await aProperty(db, { name: 'The Heron' })
  expect((await listDependentPlaybooks(db, heron.id, EVENING)).size).toBe(0)
})
