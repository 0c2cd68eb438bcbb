import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import { cautions, handles } from '@/db/schema/guests'
import { deliveries, type signals } from '@/db/schema/signals'
import { keepDecision } from '@/lib/signals/decision-store'
import { test } from '@/lib/testing/db-test'
import {
  aConnector,
  aGuest,
  aMember,
  anOutlet,
  aProperty,
  aSignal,
  aSpot,
  aTask,
  EVENING,
  minutesAfter,
} from '@/lib/testing/furnish'

import type { Heard } from './heard'
import {
  countUnanswered,
  findHeard,
  findQuarantined,
  listRest,
  listThrough,
  listUnanswered,
} from './heard-store'

const now = minutesAfter(EVENING, 60)
const texts = ({ rows }: { rows: Heard[] }) => rows.map(({ words }) => words)

describe('everything heard', () => {
  test('is split into what nobody answered and the rest, newest first, without the house next door', async ({
    db,
  }) => {
    const [ours, theirs] = [await aProperty(db), await aProperty(db)]
    const hear = (text: string, minutes: number, row: Partial<typeof signals.$inferInsert> = {}) =>
      aSignal(db, ours.id, { text, receivedAt: minutesAfter(EVENING, minutes), ...row })
    await hear('first', 1)
    await hear('second', 2)
    await hear('answered', 3, { settledAt: now })
    await hear('ours', 4, { nature: 'own_post' })
    await hear('repeated', 5, { nature: 'repost' })
    await hear('taken down', 6, { deletedAt: now })
    await aSignal(db, theirs.id, { text: 'next door' })

    const here = { propertyId: ours.id, now }
    expect(texts(await listUnanswered(db, here))).toEqual(['second', 'first'])
    expect(texts(await listRest(db, here))).toEqual(['', 'repeated', 'ours', 'answered'])
    expect(await countUnanswered(db, ours.id)).toBe(2)
    expect(await countUnanswered(db, theirs.id)).toBe(1)
  })

  test('has a handle only where its guest has one: a name or a number is none', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    const named = async (handle: string, authorName: string | null) => {
      const guest = await aGuest(db, propertyId, { name: null, handle })
      await db.update(handles).set({ folded: null }).where(eq(handles.id, guest.handleId))
      const { guestId, handleId } = { guestId: guest.id, handleId: guest.handleId }
      const { id: signalId } = await aSignal(db, propertyId, { guestId, handleId, authorName })
      return findHeard(db, { propertyId, signalId, now })
    }
    expect(await named('Wei Zhang', 'Wei Zhang')).toMatchObject({ who: 'Wei Zhang', handle: null })
    expect(await named('c-7', null)).toMatchObject({ who: 'c-7', handle: null })
  })

  test('through one connector comes newest first, as far back as is asked', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    const connectors = [await aConnector(db, propertyId), await aConnector(db, propertyId, { name: 'Yelp' })]
    const [ours, other] = connectors.map(({ id }) => id)
    const hear = (text: string, minutes: number, connectorId = ours) =>
      aSignal(db, propertyId, { text, connectorId, receivedAt: minutesAfter(EVENING, minutes) })
    for (const minutes of [-1, 0, 1, 2, 3, 4]) await hear(`${minutes}`, minutes)
    await hear('elsewhere', 5, other)
    const through = async (size: number, house = propertyId) => {
      const asked = { propertyId: house, connectorId: ours ?? '', since: EVENING, size, now }
      return (await listThrough(db, asked)).map(({ words }) => words)
    }
    expect(await through(3)).toEqual(['4', '3', '2'])
    expect(await through(9)).toEqual(['4', '3', '2', '1', '0'])
    expect(await through(9, (await aProperty(db)).id)).toEqual([])
  })

  test('comes a page at a time, and two that came in the same instant are both seen once', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    for (const text of ['a', 'b', 'c', 'd', 'e']) await aSignal(db, propertyId, { text, receivedAt: EVENING })
    const first = await listUnanswered(db, { propertyId, size: 2, now })
    const second = await listUnanswered(db, { propertyId, size: 2, after: first.next, now })
    const third = await listUnanswered(db, { propertyId, size: 2, after: second.next, now })
    expect([first, second, third].flatMap(texts).sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(third.next).toBeNull()
  })

  test('says who, where, what was decided and how many tasks came of it', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    const guest = await aGuest(db, propertyId, { name: 'Ana Duarte', handle: 'ana' })
    const outlet = await anOutlet(db, propertyId, { name: 'La Terraza' })
    const spot = await aSpot(db, propertyId, { outletId: outlet.id })
    const connector = await aConnector(db, propertyId, { name: 'Swarm' })
    const host = await aMember(db, propertyId, { name: 'Marta' })
    const signal = await aSignal(db, propertyId, {
      guestId: guest.id,
      handleId: guest.handleId,
      outletId: outlet.id,
      spotId: spot.id,
      connectorId: connector.id,
      settledAt: now,
      settledBy: host.personId,
      ratingValue: 4,
      ratingMax: 5,
    })
    const considered = [{ playbookId: guest.id, name: 'Drinks', version: 2, matched: true, misses: [] }]
    await keepDecision(db, {
      propertyId,
      signalId: signal.id,
      stopped: null,
      considered,
      tasksMade: 1,
      decidedAt: now,
    })
    await aTask(db, propertyId, { signalId: signal.id })

    const found = await findHeard(db, { propertyId, signalId: signal.id, now })
    expect(found).toMatchObject({
      who: 'Ana Duarte',
      handle: 'ana',
      outletName: 'La Terraza',
      spot: { kind: 'table', label: '12' },
      connectorName: 'Swarm',
      settledBy: 'Marta',
      rating: { value: 4, max: 5 },
      decision: { stopped: null, considered },
      tasks: 1,
    })
    const elsewhere = await aProperty(db)
    expect(await findHeard(db, { propertyId: elsewhere.id, signalId: signal.id, now })).toBeNull()
  })

  test('keeps the words and the name of who opted out, until that is lifted', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    const guest = await aGuest(db, propertyId, { name: 'Ana Duarte', handle: 'ana' })
    const signal = await aSignal(db, propertyId, {
      guestId: guest.id,
      handleId: guest.handleId,
      text: 'Please do not',
      authorName: 'Ana',
      url: 'https://x.example/1',
    })
    const key = { propertyId, signalId: signal.id, now }
    await keepDecision(db, {
      propertyId,
      signalId: signal.id,
      stopped: null,
      considered: [
        {
          playbookId: guest.id,
          name: 'Drinks',
          version: 1,
          matched: false,
          misses: [{ condition: 'noneOf', needs: ['not'], saw: ['Please do not'] }],
        },
      ],
      tasksMade: 0,
      decidedAt: now,
    })
    expect(await findHeard(db, key)).toMatchObject({ words: 'Please do not', withheld: null })

    const [caution] = await db
      .insert(cautions)
      .values({ propertyId, guestId: guest.id, kind: 'opted_out', addedAt: EVENING })
      .returning()
    const shown = await findHeard(db, key)
    expect(shown).toMatchObject({ words: '', who: null, handle: null, url: null, withheld: 'opted_out' })
    expect(JSON.stringify([shown, await listUnanswered(db, key)])).not.toMatch(/Please do not|Ana|x\.example/)

    await db.update(cautions).set({ liftedAt: now })
    expect(caution).toBeDefined()
    expect(await findHeard(db, key)).toMatchObject({ withheld: null })
  })

  test('shows a raw body only from quarantine, and only to its own house', async ({ db }) => {
    const [ours, theirs] = [await aProperty(db), await aProperty(db)]
    const connector = await aConnector(db, ours.id)
    const keep = async (key: string, state: 'taken' | 'quarantined') => {
      const row = { propertyId: ours.id, connectorId: connector.id, key, state, receivedAt: EVENING }
      const [kept] = await db
        .insert(deliveries)
        .values({ ...row, contentType: 'application/json', body: Buffer.from('{"odd":1}') })
        .returning()
      return kept?.id ?? ''
    }
    const [odd, fine] = [await keep('1', 'quarantined'), await keep('2', 'taken')]
    const body = (propertyId: string, deliveryId: string) => findQuarantined(db, { propertyId, deliveryId })
    expect((await body(ours.id, odd))?.body?.toString()).toBe('{"odd":1}')
    expect(await body(ours.id, fine)).toBeNull()
    expect(await body(theirs.id, odd)).toBeNull()
  })
})
