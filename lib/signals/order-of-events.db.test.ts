import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { deliveries } from '@/db/schema/signals'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { aConnector, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { aListeningHouse, arrives, everythingHeard, hear, POST } from '@/lib/testing/hearing'

import { takeDeliveries } from './take-delivery'

const later = (minutes: number) => minutesAfter(EVENING, minutes).toISOString()

describe('whatever the order', () => {
  const created = POST
  const updated = {
    ...POST,
    action: 'updated',
    text: 'We are five at @theswan tonight, it is lovely here',
    revisedAt: later(2),
  }
  const again = { ...updated, text: 'We are six at @theswan tonight, it is lovely here', revisedAt: later(4) }
  const deleted = { ...POST, action: 'deleted', text: undefined, revisedAt: later(6) }

  async function endsAs(events: object[]) {
    const { db, drop } = await cloneDatabase()
    try {
      const { connector } = await aListeningHouse(db)
      for (const event of events) await hear(db, connector, event)
      const rows = await everythingHeard(db)
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

    const afterwards = { ...updated, revisedAt: later(8) }
    expect(await endsAs([created, deleted, afterwards])).toMatchObject({ text: '', author: null, bodies: 0 })
  }, 60_000)

  test('an edit with the same time as the post wins over it, before or after', async () => {
    const same = { ...updated, revisedAt: POST.occurredAt }
    for (const order of orders([created, same]))
      expect(await endsAs(order)).toMatchObject({ text: same.text })
  })
})

describe('one post through two connectors', () => {
  async function through(db: Database, second: object) {
    const { swan, connector } = await aListeningHouse(db)
    const listening = await aConnector(db, swan.id, { name: 'Listening tool', network: 'other' })
    await hear(db, connector, POST)
    await hear(db, listening, { ...POST, id: 'mention-9', ...second })
    const [first, other] = await everythingHeard(db)
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
    await hear(db, listening, { ...POST, id: 'mention-9', action: 'deleted', revisedAt: later(5) })
    expect((await everythingHeard(db)).map(({ text }) => text)).toEqual(['', ''])
  })
})

test('two workers that hear one post by two channels at once make one of it, and one that is the same', async () => {
  const { db, drop } = await cloneDatabase()
  try {
    const { swan, connector } = await aListeningHouse(db)
    const listening = await aConnector(db, swan.id, { name: 'Listening tool', network: 'other' })
    const keys = [
      await arrives(db, connector, POST),
      await arrives(db, listening, { ...POST, id: 'mention-9' }),
    ]
    await Promise.all([...keys, ...keys].map((key) => takeDeliveries(db, [key], EVENING)))

    const rows = await everythingHeard(db)
    expect(rows).toHaveLength(2)
    expect(rows.filter(({ sameAsId }) => sameAsId === null)).toHaveLength(1)
  } finally {
    await drop()
  }
})
