import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, vi } from 'vitest'

import type { Database } from '@/db/client'
import { vendorAccess, vendorSecrets } from '@/db/schema/connections'
import type { Answered, Ask, Called } from '@/lib/outgoing/call'
import { test } from '@/lib/testing/db-test'
import { aConnector, aMember, aProperty, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { archiveConnector } from './archive-connector'
import { checkAccess } from './check-access'
import { createConnector } from './create-connector'
import { freshAccess } from './fresh-access'
import { rememberConnectors } from './known-connectors'
import { replaceCredentials } from './replace-credentials'
import { replaceVendorSecret } from './replace-vendor-secret'
import { setAccount } from './set-account'
import { findConnector } from './store'
import { findAccess, findPlace, listRefused, noteRefusal, noteServes, putPlace } from './vendor-store'

beforeEach(() => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
  vi.stubEnv('PUBLIC_URL', 'https://house.example')
  return () => vi.unstubAllEnvs()
})

async function aHouse(db: Database) {
  const swan = await aProperty(db)
  const admin = await aMember(db, swan.id, { role: 'admin' })
  const manager = await aMember(db, swan.id, { role: 'manager' })
  const connector = await aConnector(db, swan.id, { channel: 'x', network: 'x' })
  const key = { propertyId: swan.id, connectorId: connector.id }
  return { swan, admin, manager, connectorId: connector.id, key }
}

const answering =
  (status: number, body: object, asked: Ask[] = []) =>
  async (ask: Ask): Promise<Called> => {
    asked.push(ask)
    const answered: Answered = {
      kind: 'answered',
      status,
      headers: { get: () => null },
      body: JSON.stringify(body),
    }
    return answered
  }

const nobodyIsCalled = async (): Promise<Called> => {
  throw new Error('Nobody was to be called.')
}

const TOKENS = {
  accessToken: 'token-1',
  refreshToken: 'refresh-1',
  clientId: 'app',
  clientSecret: 'app-secret',
}

describe('what a vendor signs with', () => {
  test('is kept sealed, and the one before counts for a day', async ({ db }) => {
    const { admin, connectorId } = await aHouse(db)
    await replaceVendorSecret(db, admin, { connectorId, secret: ' first ' }, EVENING)
    await replaceVendorSecret(db, admin, { connectorId, secret: 'second' }, minutesAfter(EVENING, 1))

    const rows = await db.select().from(vendorSecrets).where(eq(vendorSecrets.connectorId, connectorId))
    expect(rows.some(({ sealed }) => /first|second/.test(sealed.toString('latin1')))).toBe(false)
    expect(rows.map(({ createdBy }) => createdBy)).toEqual([admin.personId, admin.personId])
    const goodAt = async (minutes: number) =>
      (await rememberConnectors(db)(connectorId, minutesAfter(EVENING, minutes)))?.vendorSecrets.toSorted()
    expect(await goodAt(2)).toEqual(['first', 'second'])
    expect(await goodAt(24 * 60 + 2)).toEqual(['second'])
  })

  test('is entered by an admin of the house, and nobody else', async ({ db }) => {
    const { manager, connectorId } = await aHouse(db)
    const elsewhere = await aMember(db, (await aProperty(db, { name: 'The Heron' })).id, { role: 'admin' })
    const secret = { connectorId, secret: 'theirs' }
    expect(await replaceVendorSecret(db, manager, secret, EVENING)).toMatchObject({ refusal: 'not_allowed' })
    expect(await replaceVendorSecret(db, elsewhere, secret, EVENING)).toMatchObject({ refusal: 'not_found' })
    const tokens = { connectorId, ...TOKENS }
    expect(await replaceCredentials(db, manager, tokens, EVENING)).toMatchObject({ refusal: 'not_allowed' })
    expect(await replaceCredentials(db, elsewhere, tokens, EVENING)).toMatchObject({ refusal: 'not_found' })
    const account = { connectorId, accountId: '71', baseUrl: null }
    expect(await setAccount(db, manager, account)).toMatchObject({ refusal: 'not_allowed' })
    expect(await setAccount(db, elsewhere, account)).toMatchObject({ refusal: 'not_found' })
  })
})

describe('access to a vendor', () => {
  test('is kept sealed, with its end known, and used as it is while it serves', async ({ db }) => {
    const { admin, connectorId, key } = await aHouse(db)
    const expiresAt = minutesAfter(EVENING, 60)
    await setAccount(db, admin, { connectorId, accountId: '71', baseUrl: 'https://api.example/' })
    await replaceCredentials(db, admin, { connectorId, ...TOKENS, expiresAt }, EVENING)

    expect((await findAccess(db, key))?.sealed.includes('token-1')).toBe(false)
    expect(await findAccess(db, key)).toMatchObject({ expiresAt, changedBy: admin.personId })
    expect(await freshAccess(db, key, { call: nobodyIsCalled, now: EVENING })).toEqual({
      kind: 'fresh',
      access: {
        network: 'x',
        account: {
          id: '71',
          baseUrl: 'https://api.example',
          webhookUrl: `https://house.example/api/webhooks/${connectorId}`,
        },
        credentials: { ...TOKENS, expiresAt },
      },
    })
  })

  test('is renewed shortly before its end, and what came back is kept', async ({ db }) => {
    const { admin, connectorId, key } = await aHouse(db)
    await replaceCredentials(
      db,
      admin,
      { connectorId, ...TOKENS, expiresAt: minutesAfter(EVENING, 1) },
      EVENING,
    )
    const call = answering(200, { access_token: 'token-2', refresh_token: 'refresh-2', expires_in: 7200 })
    const credentials = {
      accessToken: 'token-2',
      refreshToken: 'refresh-2',
      expiresAt: minutesAfter(EVENING, 120),
    }
    expect(await freshAccess(db, key, { call, now: EVENING })).toMatchObject({ access: { credentials } })
    expect(await freshAccess(db, key, { call: nobodyIsCalled, now: EVENING })).toMatchObject({
      access: { credentials },
    })
    expect(await findAccess(db, key)).toMatchObject({ changedBy: null, refusal: null })
  })

  test('that the vendor refused before its time is renewed once, whoever asks', async ({ db }) => {
    const { admin, connectorId, key } = await aHouse(db)
    await replaceCredentials(db, admin, { connectorId, ...TOKENS }, EVENING)
    const asked: Ask[] = []
    const call = answering(200, { access_token: 'token-2', expires_in: 7200 }, asked)
    const again = { call, now: EVENING, insteadOf: 'token-1' }
    expect(await freshAccess(db, key, again)).toMatchObject({
      access: { credentials: { accessToken: 'token-2' } },
    })
    expect(await freshAccess(db, key, again)).toMatchObject({
      access: { credentials: { accessToken: 'token-2' } },
    })
    expect(asked).toHaveLength(1)
  })

  test('that is renewed no more is refused, and the connector says so until it is replaced', async ({
    db,
  }) => {
    const { admin, connectorId, key } = await aHouse(db)
    const over = minutesAfter(EVENING, -1)
    await replaceCredentials(db, admin, { connectorId, ...TOKENS, expiresAt: over }, EVENING)
    const asking = { call: answering(400, { error: 'invalid_grant' }), now: EVENING }
    expect(await freshAccess(db, key, asking)).toEqual({ kind: 'refused', refusal: 'access_ended' })
    expect(await findAccess(db, key)).toMatchObject({ refusal: 'access_ended', refusedAt: EVENING })
    await replaceCredentials(db, admin, { connectorId, ...TOKENS }, EVENING)
    expect(await findAccess(db, key)).toMatchObject({ refusal: null, refusedAt: null })
  })

  test('serves until its end when the vendor is away', async ({ db }) => {
    const { admin, connectorId, key } = await aHouse(db)
    const soon = minutesAfter(EVENING, 1)
    await replaceCredentials(db, admin, { connectorId, ...TOKENS, expiresAt: soon }, EVENING)
    const call = answering(503, {})
    expect(await freshAccess(db, key, { call, now: EVENING })).toMatchObject({ kind: 'fresh' })
    expect(await freshAccess(db, key, { call, now: soon })).toMatchObject({ kind: 'try_again' })
  })

  test('never follows to another address', async ({ db }) => {
    const { admin, connectorId, key } = await aHouse(db)
    await replaceCredentials(db, admin, { connectorId, ...TOKENS }, EVENING)
    const account = { connectorId, accountId: '71', baseUrl: null }
    expect(await setAccount(db, admin, account)).toMatchObject({ isAccessGone: false })
    expect(await setAccount(db, admin, { ...account, baseUrl: 'https://elsewhere.example' })).toMatchObject({
      isAccessGone: true,
    })
    expect(await db.select().from(vendorAccess).where(eq(vendorAccess.connectorId, connectorId))).toEqual([])
    expect(await freshAccess(db, key, { call: nobodyIsCalled, now: EVENING })).toMatchObject({
      refusal: 'access_ended',
    })
  })

  test('is none for a connector that was put away, nor from another house', async ({ db }) => {
    const { admin, connectorId, key } = await aHouse(db)
    await replaceCredentials(db, admin, { connectorId, ...TOKENS }, EVENING)
    const heron = await aProperty(db, { name: 'The Heron' })
    const asking = { call: nobodyIsCalled, now: EVENING }
    expect(await freshAccess(db, { ...key, propertyId: heron.id }, asking)).toMatchObject({ kind: 'refused' })
    await archiveConnector(db, admin, { connectorId }, EVENING)
    expect(await freshAccess(db, key, asking)).toMatchObject({ kind: 'refused' })
  })
})

describe('a vendor that refuses the account', () => {
  test('is told with its name and since when, however often it is asked, until it serves again', async ({
    db,
  }) => {
    const { swan, admin, connectorId, key } = await aHouse(db)
    await replaceCredentials(db, admin, { connectorId, ...TOKENS }, EVENING)
    await noteRefusal(db, key, 'not_allowed', EVENING)
    await noteRefusal(db, key, 'not_allowed', minutesAfter(EVENING, 10))
    expect(await listRefused(db, swan.id)).toEqual([{ connectorId, name: 'Foursquare', since: EVENING }])
    const heron = await aProperty(db, { name: 'The Heron' })
    expect(await listRefused(db, heron.id)).toEqual([])

    await noteRefusal(db, key, 'not_accepted', minutesAfter(EVENING, 20))
    expect(await listRefused(db, swan.id), 'one thing that was not accepted').toEqual([])
    await noteRefusal(db, key, 'access_ended', minutesAfter(EVENING, 30))
    expect(await listRefused(db, swan.id)).toMatchObject([{ since: minutesAfter(EVENING, 30) }])
    await noteServes(db, key)
    expect(await listRefused(db, swan.id)).toEqual([])
    await noteRefusal(db, key, 'access_ended', EVENING)
    await archiveConnector(db, admin, { connectorId }, EVENING)
    expect(await listRefused(db, swan.id)).toEqual([])
  })
})

describe('the check', () => {
  const me = answering(200, { data: { id: '71', username: 'theswan' } })

  test('is a real call, fills in the account that was left open, and says when it is another', async ({
    db,
  }) => {
    const { admin, connectorId, key } = await aHouse(db)
    await replaceCredentials(db, admin, { connectorId, ...TOKENS }, EVENING)
    expect(await checkAccess(db, admin, { connectorId }, me, EVENING)).toEqual({
      ok: true,
      checked: { kind: 'connected', id: '71', name: 'theswan' },
    })
    expect(await findConnector(db, key)).toMatchObject({ accountId: '71' })

    await setAccount(db, admin, { connectorId, accountId: '72', baseUrl: null })
    expect(await checkAccess(db, admin, { connectorId }, me, EVENING)).toMatchObject({
      checked: { kind: 'refused', refusal: 'wrong_account' },
    })
    expect(await findAccess(db, key)).toMatchObject({ refusal: 'wrong_account' })
    const away = answering(503, {})
    expect(await checkAccess(db, admin, { connectorId }, away, EVENING)).toMatchObject({
      checked: { kind: 'try_again' },
    })
  })

  test('is for an admin of the house', async ({ db }) => {
    const { manager, connectorId } = await aHouse(db)
    const elsewhere = await aMember(db, (await aProperty(db, { name: 'The Heron' })).id, { role: 'admin' })
    const asking = [{ connectorId }, nobodyIsCalled, EVENING] as const
    expect(await checkAccess(db, manager, ...asking)).toMatchObject({ refusal: 'not_allowed' })
    expect(await checkAccess(db, elsewhere, ...asking)).toMatchObject({ refusal: 'not_found' })
  })
})

test('a new connector keeps sealed what the vendor gave', async ({ db }) => {
  const { admin } = await aHouse(db)
  const mews = { name: 'Mews', channel: 'mews', network: 'pms', accountId: 'e-1' } as const
  const given = { vendorSecret: null, accessToken: 'hotel', clientSecret: 'app' }
  const created = await createConnector(db, admin, { ...mews, ...given }, EVENING)
  if (!created.ok) throw new Error(created.refusal)
  const key = { propertyId: admin.propertyId, connectorId: created.connector.id }
  expect(await freshAccess(db, key, { call: nobodyIsCalled, now: EVENING })).toMatchObject({
    access: { account: { id: 'e-1' }, credentials: { accessToken: 'hotel', clientSecret: 'app' } },
  })
  const x = { name: 'X', channel: 'x', network: 'x', vendorSecret: 'consumer' } as const
  const bare = await createConnector(db, admin, x, EVENING)
  if (!bare.ok) throw new Error(bare.refusal)
  expect((await rememberConnectors(db)(bare.connector.id, EVENING))?.vendorSecrets).toEqual(['consumer'])
  expect(await findAccess(db, { ...key, connectorId: bare.connector.id })).toBeNull()
})

test('the place of a reading is one, and moves', async ({ db }) => {
  const { key } = await aHouse(db)
  expect(await findPlace(db, key)).toBeNull()
  await putPlace(db, key, { readTo: '12' }, EVENING)
  await putPlace(db, key, { readTo: '14' }, EVENING)
  expect(await findPlace(db, key)).toEqual({ readTo: '14' })
  const heron = await aProperty(db, { name: 'The Heron' })
  expect(await findPlace(db, { ...key, propertyId: heron.id })).toBeNull()
})
