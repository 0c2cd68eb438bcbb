import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { decisions } from '@/db/schema/decisions'
import { replies } from '@/db/schema/replies'
import { type Connector, deliveries, signals } from '@/db/schema/signals'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { aConnector, aProperty, aTask, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { keepDeliveries } from './keep-delivery'
import { quarantineDeliveries, takeDeliveries } from './take-delivery'

const post = {
  id: 'post-1',
  kind: 'mention',
  occurredAt: EVENING.toISOString(),
  author: { id: '77', handle: '@ana', name: 'Ana Reis' },
  text: 'We are four at @theswan tonight, it is lovely here',
  url: 'https://x.example/ana/1',
}
const later = (minutes: number) => minutesAfter(EVENING, minutes).toISOString()

/** Kept as the door keeps it; answers what names it. */
async function arrives(
  db: Database,
  connector: Connector,
  payload: unknown,
  { key = newId(), at = EVENING } = {},
) {
  const body = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload))
  const delivery = {
    propertyId: connector.propertyId,
    connectorId: connector.id,
    key,
    contentType: '',
    body,
    receivedAt: at,
  }
  const [kept] = await keepDeliveries(db, async () => undefined, [delivery])
  return { propertyId: connector.propertyId, deliveryId: kept?.id ?? '' }
}

async function hear(
  db: Database,
  connector: Connector,
  payload: unknown,
  options: { key?: string; at?: Date } = {},
) {
  return takeDeliveries(db, [await arrives(db, connector, payload, options)], options.at ?? EVENING)
}

async function aHouse(db: Database) {
  const swan = await aProperty(db)
  return { swan, connector: await aConnector(db, swan.id, { network: 'x', ownHandles: ['theswan'] }) }
}

const heard = (db: Database) => db.select().from(signals).orderBy(signals.receivedAt, signals.id)

describe('a delivery', () => {
  test('becomes its signals, and is decided about', async ({ db }) => {
    const { swan, connector } = await aHouse(db)
    expect(
      await hear(db, connector, [post, { ...post, id: 'post-2', url: null, text: 'Yum' }]),
    ).toMatchObject({ signals: 2 })

    expect(await heard(db)).toMatchObject([
      {
        propertyId: swan.id,
        externalId: 'post-1',
        nature: 'guest',
        text: post.text,
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
    const { connector } = await aHouse(db)
    const key = await arrives(db, connector, post)
    await takeDeliveries(db, [key, key], EVENING)
    expect(await takeDeliveries(db, [key], minutesAfter(EVENING, 1))).toEqual({
      signals: 0,
      tasks: 0,
      quarantined: 0,
    })
    expect(await heard(db)).toHaveLength(1)
  })

  test('sent again a month later under a fresh id is the same signal still', async ({ db }) => {
    const { connector } = await aHouse(db)
    await hear(db, connector, post, { key: 'msg_1' })
    const month = minutesAfter(EVENING, 31 * 24 * 60)
    expect(await hear(db, connector, post, { key: 'msg_1', at: month })).toMatchObject({ signals: 0 })
    expect(await hear(db, connector, post, { key: 'msg_2', at: month })).toMatchObject({ signals: 0 })
    expect(await heard(db)).toHaveLength(1)
  })

  test.each([
    ['not JSON', 'hello', 'not_json', undefined],
    ['a kind that nobody knows', { ...post, kind: 'promo' }, 'field_wrong', 'kind = "promo"'],
    ['a time far ahead', { ...post, occurredAt: later(3 * 24 * 60) }, 'in_the_future', later(3 * 24 * 60)],
  ])('that carries %s goes into quarantine, and says why', async (_what, payload, key, saw) => {
    const { db, drop } = await cloneDatabase()
    try {
      const { connector } = await aHouse(db)
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
    const { connector } = await aHouse(db)
    expect(await hear(db, connector, [post, { ...post, id: '2', kind: 'promo' }])).toMatchObject({
      signals: 1,
      quarantined: 1,
    })
    expect(await heard(db)).toHaveLength(1)
  })

  test('that cannot be taken leaves its neighbours whole, and ends in quarantine when its job gives up', async ({
    db,
  }) => {
    const { connector } = await aHouse(db)
    const good = await arrives(db, connector, post)
    const bad = await arrives(db, connector, {
      ...post,
      id: 'post-bad',
      url: null,
      author: { handle: 'x'.repeat(10) },
    })
    // PostgreSQL itself refuses this one row, as a bug of ours would.
    await db.execute(`alter table signals add constraint no_bad check (external_id <> 'post-bad')`)

    await expect(takeDeliveries(db, [bad, good], EVENING)).rejects.toThrow(/1 deliveries/)
    expect(await heard(db)).toMatchObject([{ externalId: 'post-1' }])
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
    const { connector } = await aHouse(db)
    const heron = await aProperty(db, { name: 'The Heron' })
    const theirs = await aConnector(db, heron.id, { network: 'x' })
    await hear(db, connector, post)
    await hear(db, theirs, post)
    await hear(db, connector, { ...post, action: 'deleted', revisedAt: later(5) })

    const rows = await db.select().from(signals).where(eq(signals.propertyId, heron.id))
    expect(rows).toMatchObject([{ text: post.text, deletedAt: null, sameAsId: null }])
  })
})

describe('whatever the order', () => {
  const created = post
  const updated = {
    ...post,
    action: 'updated',
    text: 'We are five at @theswan tonight, it is lovely here',
    revisedAt: later(2),
  }
  const again = { ...updated, text: 'We are six at @theswan tonight, it is lovely here', revisedAt: later(4) }
  const deleted = { ...post, action: 'deleted', text: undefined, revisedAt: later(6) }

  async function endsAs(events: object[]) {
    const { db, drop } = await cloneDatabase()
    try {
      const { connector } = await aHouse(db)
      for (const event of events) await hear(db, connector, event)
      const rows = await heard(db)
      const bodies = await db.select({ body: deliveries.body }).from(deliveries)
      const { text, deletedAt, revisedAt, occurredAt, url, author } = rows[0] ?? {}
      return {
        count: rows.length,
        text,
        deletedAt,
        revisedAt,
        occurredAt,
        url,
        author,
        bodies: bodies.filter(({ body }) => body).length,
      }
    } finally {
      await drop()
    }
  }

  const orders = <T>(all: T[]): T[][] =>
    all.length < 2
      ? [all]
      : all.flatMap((one, at) => orders(all.toSpliced(at, 1)).map((rest) => [one, ...rest]))

  test('the newest words stand', async () => {
    for (const order of orders([created, updated, again]))
      expect(await endsAs(order)).toMatchObject({
        count: 1,
        text: again.text,
        deletedAt: null,
        occurredAt: EVENING,
        bodies: 3,
      })
  }, 60_000)

  test('a deletion is final, and no byte of what was said is left', async () => {
    const last = await endsAs([created, updated, deleted])
    expect(last).toMatchObject({
      count: 1,
      text: '',
      author: null,
      deletedAt: minutesAfter(EVENING, 6),
      bodies: 0,
    })
    for (const order of orders([created, updated, deleted])) expect(await endsAs(order)).toEqual(last)
  }, 60_000)

  test('an edit with the same time as the post wins over it, before or after', async () => {
    const same = { ...updated, revisedAt: post.occurredAt }
    for (const order of orders([created, same]))
      expect(await endsAs(order)).toMatchObject({ text: same.text })
  })
})

describe('words that are not a guest’s', () => {
  const natures = async (db: Database) => (await heard(db)).map(({ nature }) => nature)

  test('are our own account’s, a repost, or a reply of ours that came back', async ({ db }) => {
    const { swan, connector } = await aHouse(db)
    const task = await aTask(db, swan.id, { kind: 'reply' })
    const words = 'Welcome! Where are you sitting tonight? Marta'
    await db
      .insert(replies)
      .values({ propertyId: swan.id, taskId: task.id, words, state: 'sent', updatedAt: EVENING })

    const said = (id: string, more: object) => ({ ...post, id, url: null, ...more })
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

describe('one post through two connectors', () => {
  async function through(db: Database, second: object) {
    const { swan, connector } = await aHouse(db)
    const listening = await aConnector(db, swan.id, { name: 'Listening tool', network: 'other' })
    await hear(db, connector, post)
    await hear(db, listening, { ...post, id: 'mention-9', ...second })
    const [first, other] = await heard(db)
    return { first, other, connector, listening }
  }

  test('is known by its address, or by who said what that day', async ({ db }) => {
    const { first, other } = await through(db, { author: { name: 'ana reis' }, text: 'cut short…' })
    expect(other?.sameAsId).toBe(first?.id)
  })

  test('is known by who said what that day', async ({ db }) => {
    const { first, other } = await through(db, { url: 'https://tool.example/9' })
    expect(other?.sameAsId).toBe(first?.id)
  })

  test('is another one on another day, or by another person', async ({ db }) => {
    const { other } = await through(db, { url: null, occurredAt: later(-25 * 60) })
    expect(other?.sameAsId).toBeNull()
  })

  test('is gone from both when either says so', async ({ db }) => {
    const { listening } = await through(db, {})
    await hear(db, listening, { ...post, id: 'mention-9', action: 'deleted', revisedAt: later(5) })
    expect((await heard(db)).map(({ text }) => text)).toEqual(['', ''])
  })
})

test('two workers that hear one post by two channels at once make one of it, and one that is the same', async () => {
  const { db, drop } = await cloneDatabase()
  try {
    const { swan, connector } = await aHouse(db)
    const listening = await aConnector(db, swan.id, { name: 'Listening tool', network: 'other' })
    const keys = [
      await arrives(db, connector, post),
      await arrives(db, listening, { ...post, id: 'mention-9' }),
    ]
    await Promise.all([...keys, ...keys].map((key) => takeDeliveries(db, [key], EVENING)))

    const rows = await heard(db)
    expect(rows).toHaveLength(2)
    expect(rows.filter(({ sameAsId }) => sameAsId === null)).toHaveLength(1)
  } finally {
    await drop()
  }
})
