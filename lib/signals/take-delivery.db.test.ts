import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { decisions } from '@/db/schema/decisions'
import { cautions } from '@/db/schema/guests'
import { replies } from '@/db/schema/replies'
import { deliveries, signals } from '@/db/schema/signals'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { aConnector, aProperty, aTask, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { aListeningHouse, arrives, everythingHeard, hear, POST } from '@/lib/testing/hearing'

import { quarantineDeliveries, takeDeliveries } from './take-delivery'

const later = (minutes: number) => minutesAfter(EVENING, minutes).toISOString()

describe('a delivery', () => {
  test('becomes its signals, and is decided about', async ({ db }) => {
    const { swan, connector } = await aListeningHouse(db)
    expect(
      await hear(db, connector, [POST, { ...POST, id: 'post-2', url: null, text: 'Yum' }]),
    ).toMatchObject({ signals: 2 })

    expect(await everythingHeard(db)).toMatchObject([
      {
        propertyId: swan.id,
        externalId: 'post-1',
        nature: 'guest',
        text: POST.text,
        language: 'en',
        authorName: 'Ana Reis',
        author: { handle: 'ana' },
        occurredAt: EVENING,
        guestId: expect.any(String),
      },
      { externalId: 'post-2', language: null },
    ])
    expect(await db.select().from(decisions)).toHaveLength(2)
    expect(
      await db.select({ state: deliveries.state, takenAt: deliveries.takenAt }).from(deliveries),
    ).toEqual([{ state: 'taken', takenAt: EVENING }])
  })

  test('is taken once, however often its job runs', async ({ db }) => {
    const { connector } = await aListeningHouse(db)
    const key = await arrives(db, connector, POST)
    await takeDeliveries(db, [key, key], EVENING)
    expect(await takeDeliveries(db, [key], minutesAfter(EVENING, 1))).toEqual({
      signals: 0,
      tasks: 0,
      quarantined: 0,
    })
    expect(await everythingHeard(db)).toHaveLength(1)
  })

  test('sent again a month later under a fresh id is the same signal still', async ({ db }) => {
    const { connector } = await aListeningHouse(db)
    await hear(db, connector, POST, { key: 'msg_1' })
    const month = minutesAfter(EVENING, 31 * 24 * 60)
    expect(await hear(db, connector, POST, { key: 'msg_1', at: month })).toMatchObject({ signals: 0 })
    expect(await hear(db, connector, POST, { key: 'msg_2', at: month })).toMatchObject({ signals: 0 })
    expect(await everythingHeard(db)).toHaveLength(1)
  })

  test.each([
    ['not JSON', 'hello', 'not_json', undefined],
    ['a kind that nobody knows', { ...POST, kind: 'promo' }, 'field_wrong', 'kind = "promo"'],
    ['a time far ahead', { ...POST, occurredAt: later(3 * 24 * 60) }, 'in_the_future', later(3 * 24 * 60)],
  ])('that carries %s goes into quarantine, and says why', async (_what, payload, key, saw) => {
    const { db, drop } = await cloneDatabase()
    try {
      const { connector } = await aListeningHouse(db)
      expect(await hear(db, connector, payload)).toMatchObject({ signals: 0, quarantined: 1 })
      const [row] = await db.select().from(deliveries)
      expect(row).toMatchObject({
        state: 'quarantined',
        problem: saw ? { key, saw } : { key },
        body: expect.any(Buffer),
      })
    } finally {
      await drop()
    }
  })

  test('that is good in part is taken in part, and shown', async ({ db }) => {
    const { connector } = await aListeningHouse(db)
    expect(await hear(db, connector, [POST, { ...POST, id: '2', kind: 'promo' }])).toMatchObject({
      signals: 1,
      quarantined: 1,
    })
    expect(await everythingHeard(db)).toHaveLength(1)
  })

  test('that cannot be taken leaves its neighbours whole, and ends in quarantine when its job gives up', async ({
    db,
  }) => {
    const { connector } = await aListeningHouse(db)
    const good = await arrives(db, connector, POST)
    const bad = await arrives(db, connector, {
      ...POST,
      id: 'post-bad',
      url: null,
      author: { handle: 'x'.repeat(10) },
    })
    // PostgreSQL itself refuses this one row, as a bug of ours would.
    await db.execute(`alter table signals add constraint no_bad check (external_id <> 'post-bad')`)

    await expect(takeDeliveries(db, [bad, good], EVENING)).rejects.toThrow(/1 deliveries/)
    expect(await everythingHeard(db)).toMatchObject([{ externalId: 'post-1' }])
    await quarantineDeliveries(db, [bad, good], EVENING)
    const states = await db
      .select({ state: deliveries.state, problem: deliveries.problem })
      .from(deliveries)
      .orderBy(deliveries.id)
    expect(states).toMatchObject([
      { state: 'taken' },
      { state: 'quarantined', problem: { key: 'could_not_be_taken' } },
    ])
  })

  test('of one house never touches the same post in another', async ({ db }) => {
    const { connector } = await aListeningHouse(db)
    const heron = await aProperty(db, { name: 'The Heron' })
    const theirs = await aConnector(db, heron.id, { network: 'x' })
    await hear(db, connector, POST)
    await hear(db, theirs, POST)
    await hear(db, connector, { ...POST, action: 'deleted', revisedAt: later(5) })

    const rows = await db.select().from(signals).where(eq(signals.propertyId, heron.id))
    expect(rows).toMatchObject([{ text: POST.text, deletedAt: null, sameAsId: null }])
  })
})

test('whoever opted out leaves neither words nor bytes behind', async ({ db }) => {
  const { swan, connector } = await aListeningHouse(db)
  await hear(db, connector, POST)
  const [first] = await everythingHeard(db)
  await db
    .insert(cautions)
    .values({ propertyId: swan.id, guestId: first?.guestId ?? '', kind: 'opted_out', addedAt: EVENING })
  await hear(db, connector, { ...POST, id: 'post-2', url: null, text: 'And we are back again at @theswan' })

  const second = (await everythingHeard(db)).find(({ externalId }) => externalId === 'post-2')
  expect(second?.text).toBe('')
  const rows = await db
    .select({ body: deliveries.body })
    .from(deliveries)
    .where(eq(deliveries.id, second?.deliveryId ?? ''))
  expect(rows).toEqual([{ body: null }])
})

describe('words that are not a guest’s', () => {
  const natures = async (db: Database) => (await everythingHeard(db)).map(({ nature }) => nature)

  test('are our own account’s, a repost, or a reply of ours that came back', async ({ db }) => {
    const { swan, connector } = await aListeningHouse(db)
    const task = await aTask(db, swan.id, { kind: 'reply' })
    const words = 'Welcome! Where are you sitting tonight? Marta'
    await db
      .insert(replies)
      .values({ propertyId: swan.id, taskId: task.id, words, state: 'sent', updatedAt: EVENING })

    const said = (id: string, more: object) => ({ ...POST, id, url: null, ...more })
    for (const one of [
      said('1', { author: { handle: 'TheSwan' }, text: 'Live music tonight' }),
      said('2', { text: 'RT @ana: what a place this is' }),
      said('3', { isRepost: true, text: 'what a place this is' }),
      said('4', { author: { handle: 'agency' }, text: `@ana ${words}` }),
      said('5', { text: 'we are by the fountain' }),
    ])
      await hear(db, connector, one)
    expect(await natures(db)).toEqual(['own_post', 'repost', 'repost', 'own_post', 'guest'])
  })
})
