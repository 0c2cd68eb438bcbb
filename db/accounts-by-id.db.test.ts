/** Step 0007 over a house that was in use: accounts that stood twice, and ids that are no network's own. */
import { type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'

import { recogniseGuest } from '@/lib/guests/recognise-guest'
import { cloneDatabase } from '@/lib/testing/db-test'

import type { Database } from './client'
import { newId } from './id'
import { listMigrations, migrateDatabase, migrateThrough } from './migrate'

const NOON = new Date('2026-07-10T12:00:00.000Z')
const day = (days: number) => new Date(NOON.getTime() + days * 24 * 60 * 60_000)

/** The tables as they stood before the step, filled by `fill`, and then brought to today's. */
async function upgraded(fill: (db: Database) => Promise<void>, look: (db: Database) => Promise<void>) {
  const { db, url, drop } = await cloneDatabase()
  try {
    await db.execute(sql`drop schema public cascade; drop schema drizzle cascade; create schema public`)
    const before = listMigrations().filter((tag) => tag < '0007')
    expect(before).toHaveLength(7)
    await migrateThrough(url, before)
    await fill(db)
    await migrateDatabase(url)
    await look(db)
  } finally {
    await drop()
  }
}

const run = (db: Database, statement: SQL) => db.execute(statement)

async function aHouse(db: Database) {
  const propertyId = newId()
  await run(
    db,
    sql`insert into properties (id, name, zone, currency)
    values (${propertyId}, 'The Swan', 'Europe/Lisbon', 'EUR')`,
  )
  return propertyId
}

async function aConnector(db: Database, propertyId: string) {
  const id = newId()
  await run(
    db,
    sql`insert into connectors (property_id, id, name, channel, network)
    values (${propertyId}, ${id}, 'Some source', 'bearer', 'other')`,
  )
  return id
}

type Account = { network?: string; id: string; folded: string; days?: number; heardBy?: string[] }

/** An account and its guest, as the house knew them then; heard once by each of these connectors, the last one latest. */
async function anAccount(
  db: Database,
  propertyId: string,
  { network = 'x', id, folded, days = 0, heardBy = [] }: Account,
) {
  const [guestId, handleId] = [newId(), newId()]
  await run(
    db,
    sql`insert into guests (property_id, id, created_at)
    values (${propertyId}, ${guestId}, ${day(days).toISOString()})`,
  )
  await run(
    db,
    sql`insert into handles (property_id, id, guest_id, network, handle, folded, external_id, first_heard_at)
    values (${propertyId}, ${handleId}, ${guestId}, ${network}, ${folded}, ${folded}, ${id}, ${day(days).toISOString()})`,
  )
  for (const [nth, connectorId] of heardBy.entries()) {
    const at = day(days + nth).toISOString()
    await run(
      db,
      sql`insert into signals (property_id, id, connector_id, kind, network, external_id, handle_id,
        guest_id, occurred_at, revised_at, received_at)
      values (${propertyId}, ${newId()}, ${connectorId}, 'mention', ${network}, ${newId()}, ${handleId},
        ${guestId}, ${at}, ${at}, ${at})`,
    )
  }
  return { guestId, handleId }
}

async function optsOut(db: Database, propertyId: string, guestId: string, liftedAt: Date | null = null) {
  await run(
    db,
    sql`insert into cautions (property_id, id, guest_id, kind, added_at, lifted_at)
    values (${propertyId}, ${newId()}, ${guestId}, 'opted_out', ${NOON.toISOString()}, ${liftedAt?.toISOString() ?? null})`,
  )
}

type Named = { externalId: string | null; folded: string | null }

async function nameOf(db: Database, handleId: string) {
  const { rows } = await db.execute<Named>(
    sql`select external_id as "externalId", folded from handles where id = ${handleId}`,
  )
  return rows[0]
}

const authorOf = (id: string, handle: string | null) => ({
  id,
  handle,
  name: null,
  avatarUrl: null,
  followers: null,
})

test('of an account that stood twice one keeps the id: whoever opted out before anybody, then the first heard', async () => {
  const made = { swan: '', heron: '' }
  const of: Record<string, { guestId: string; handleId: string }> = {}
  await upgraded(
    async (db) => {
      made.swan = await aHouse(db)
      made.heron = await aHouse(db)
      const account = async (as: string, propertyId: string, one: Account) => {
        of[as] = await anAccount(db, propertyId, one)
      }
      await account('renamed', made.swan, { id: '77', folded: 'anareis', days: 2 })
      await account('first', made.swan, { id: '77', folded: 'ana', days: 1 })
      await account('third', made.swan, { id: '77', folded: 'ana_reis', days: 3 })
      await account('heard', made.swan, { id: '88', folded: 'bea' })
      await account('left alone', made.swan, { id: '88', folded: 'bea2', days: 5 })
      await optsOut(db, made.swan, of['left alone']?.guestId ?? '')
      await account('back again', made.swan, { id: '99', folded: 'cleo2', days: 5 })
      await account('was first', made.swan, { id: '99', folded: 'cleo' })
      await optsOut(db, made.swan, of['back again']?.guestId ?? '', NOON)
      await account('on another network', made.swan, { network: 'instagram', id: '77', folded: 'ana' })
      await account('in another house', made.heron, { id: '77', folded: 'ana' })
    },
    async (db) => {
      const names: Record<string, Named | undefined> = {}
      for (const [as, { handleId }] of Object.entries(of)) names[as] = await nameOf(db, handleId)
      expect(names).toEqual({
        renamed: { externalId: null, folded: 'anareis' },
        first: { externalId: '77', folded: 'ana' },
        third: { externalId: null, folded: 'ana_reis' },
        heard: { externalId: null, folded: 'bea' },
        'left alone': { externalId: '88', folded: 'bea2' },
        'back again': { externalId: null, folded: 'cleo2' },
        'was first': { externalId: '99', folded: 'cleo' },
        'on another network': { externalId: '77', folded: 'ana' },
        'in another house': { externalId: '77', folded: 'ana' },
      })
      const said = { propertyId: made.swan, network: 'x', connectorId: null, occurredAt: day(9) } as const
      const known = await recogniseGuest(db, { ...said, author: authorOf('88', '@bea') }, day(9))
      expect(known?.guestId).toBe(of['left alone']?.guestId)
    },
  )
})

test('what was known by its id alone is known by it still, also beside an account that took a name since', async () => {
  const made = { swan: '' }
  const of: Record<string, { guestId: string; handleId: string }> = {}
  await upgraded(
    async (db) => {
      made.swan = await aHouse(db)
      of.alone = await anAccount(db, made.swan, { id: '5', folded: 'id:5' })
      of.nameless = await anAccount(db, made.swan, { id: '6', folded: 'id:6' })
      of.named = await anAccount(db, made.swan, { id: '6', folded: 'dora', days: 1 })
    },
    async (db) => {
      expect(await nameOf(db, of.alone?.handleId ?? '')).toEqual({ externalId: '5', folded: null })
      expect(await nameOf(db, of.nameless?.handleId ?? '')).toEqual({ externalId: '6', folded: null })
      expect(await nameOf(db, of.named?.handleId ?? '')).toEqual({ externalId: null, folded: 'dora' })
      const said = { propertyId: made.swan, network: 'x', connectorId: null, occurredAt: day(9) } as const
      const known = await recogniseGuest(db, { ...said, author: authorOf('6', '@dora') }, day(9))
      expect(known).toMatchObject({ guestId: of.nameless?.guestId, isNew: false })
      const { rows } = await db.execute(sql`select guest_id as "guestId", state from matches`)
      expect(rows).toEqual([{ guestId: of.named?.guestId, state: 'proposed' }])
    },
  )
})

test('an id of no network of its own becomes the id of the connector that heard it last, and stands once there', async () => {
  const made = { swan: '', one: '', other: '' }
  const of: Record<string, { guestId: string; handleId: string }> = {}
  await upgraded(
    async (db) => {
      made.swan = await aHouse(db)
      made.one = await aConnector(db, made.swan)
      made.other = await aConnector(db, made.swan)
      const account = async (as: string, one: Omit<Account, 'network' | 'id'>) => {
        of[as] = await anAccount(db, made.swan, { network: 'pms', id: '5', ...one })
      }
      await account('here', { folded: 'here', heardBy: [made.one] })
      await account('there', { folded: 'there', heardBy: [made.one, made.other] })
      await account('here again', { folded: 'here again', days: 3, heardBy: [made.one] })
      await account('never heard', { folded: 'never heard' })
    },
    async (db) => {
      const ids: Record<string, string | null | undefined> = {}
      for (const [as, { handleId }] of Object.entries(of)) ids[as] = (await nameOf(db, handleId))?.externalId
      expect(ids).toEqual({
        here: `${made.one}:5`,
        there: `${made.other}:5`,
        'here again': null,
        'never heard': '5',
      })
      const said = {
        propertyId: made.swan,
        network: 'pms',
        connectorId: made.other,
        occurredAt: day(9),
      } as const
      const known = await recogniseGuest(db, { ...said, author: authorOf('5', null) }, day(9))
      expect(known).toMatchObject({ guestId: of.there?.guestId, isNew: false })
    },
  )
})
