import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, vi } from 'vitest'

import type { Database } from '@/db/client'
import { connectorSecrets } from '@/db/schema/signals'
import { openSecret } from '@/lib/secrets/seal'
import { takeDeliveries } from '@/lib/signals/take-delivery'
import { test } from '@/lib/testing/db-test'
import { aMember, anOutlet, aProperty, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { arrives, everythingHeard, POST } from '@/lib/testing/hearing'

import { amendConnector } from './amend-connector'
import { archiveConnector } from './archive-connector'
import { createConnector } from './create-connector'
import { endOldSecret } from './end-old-secret'
import { listConnectorHealth } from './health-store'
import { rememberConnectors } from './known-connectors'
import { rotateSecret } from './rotate-secret'
import { findOldSecretEnd, findOpenConnector, listSealedSecrets } from './store'

beforeEach(() => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
  return () => vi.unstubAllEnvs()
})

const foursquare = { name: 'Foursquare', channel: 'standard_webhooks', network: 'foursquare' } as const

async function aHouse(db: Database) {
  const swan = await aProperty(db)
  const admin = await aMember(db, swan.id, { role: 'admin' })
  return { swan, admin }
}

async function made(db: Database, admin: Parameters<typeof createConnector>[1]) {
  const created = await createConnector(db, admin, foursquare, EVENING)
  if (!created.ok) throw new Error(created.refusal)
  return created
}

describe('a connector', () => {
  test('is made by an admin, its secret shown once and kept sealed', async ({ db }) => {
    const { admin } = await aHouse(db)
    const { connector, secret } = await made(db, admin)

    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const [kept] = await db
      .select()
      .from(connectorSecrets)
      .where(eq(connectorSecrets.connectorId, connector.id))
    expect(kept?.sealed.includes(secret)).toBe(false)
    expect(openSecret(kept?.sealed ?? Buffer.of())).toBe(secret)
  })

  test('is not made by a manager, nor in an outlet of another house', async ({ db }) => {
    const { swan, admin } = await aHouse(db)
    const manager = await aMember(db, swan.id, { role: 'manager' })
    const elsewhere = await anOutlet(db, (await aProperty(db, { name: 'The Heron' })).id)

    expect(await createConnector(db, manager, foursquare, EVENING)).toMatchObject({ refusal: 'not_allowed' })
    expect(
      await createConnector(db, admin, { ...foursquare, outletId: elsewhere.id }, EVENING),
    ).toMatchObject({
      refusal: 'no_such_outlet',
    })
  })

  test('is found by its id alone, with the secrets good at that moment', async ({ db }) => {
    const { admin } = await aHouse(db)
    const { connector, secret } = await made(db, admin)
    const rotated = await rotateSecret(db, admin, { connectorId: connector.id }, EVENING)
    if (!rotated.ok) throw new Error(rotated.refusal)

    const find = rememberConnectors(db)
    const during = await find(connector.id, minutesAfter(EVENING, 60))
    const after = await find(connector.id, minutesAfter(EVENING, 24 * 60))
    expect(during).toMatchObject({ propertyId: admin.propertyId, zone: 'Europe/Lisbon' })
    expect(during?.secrets.toSorted()).toEqual([secret, rotated.secret].toSorted())
    expect(after?.secrets).toEqual([rotated.secret])
    expect(await find('018f0000-0000-7000-8000-000000000000', EVENING)).toBeNull()
  })

  test('rotated twice does not give the first secret another day', async ({ db }) => {
    const { admin } = await aHouse(db)
    const { connector, secret } = await made(db, admin)
    await rotateSecret(db, admin, { connectorId: connector.id }, EVENING)
    await rotateSecret(db, admin, { connectorId: connector.id }, minutesAfter(EVENING, 12 * 60))

    const known = await rememberConnectors(db)(connector.id, minutesAfter(EVENING, 25 * 60))
    expect(known?.secrets).toHaveLength(2)
    expect(known?.secrets).not.toContain(secret)
  })

  test('says how long the old secret still counts, and ends it when told to, the new one staying', async ({
    db,
  }) => {
    const { admin } = await aHouse(db)
    const { connector, secret } = await made(db, admin)
    const choice = { connectorId: connector.id }
    const key = { propertyId: admin.propertyId, ...choice }
    expect(await findOldSecretEnd(db, key, EVENING)).toBeNull()
    const rotated = await rotateSecret(db, admin, choice, EVENING)
    if (!rotated.ok) throw new Error(rotated.refusal)
    const later = minutesAfter(EVENING, 60)
    expect(await findOldSecretEnd(db, key, later)).toEqual(minutesAfter(EVENING, 24 * 60))
    expect((await rememberConnectors(db)(connector.id, later))?.secrets).toContain(secret)

    expect(await endOldSecret(db, admin, choice, later)).toEqual({ ok: true })
    expect(await endOldSecret(db, admin, choice, minutesAfter(EVENING, 61))).toEqual({ ok: true })
    expect(await findOldSecretEnd(db, key, later)).toBeNull()
    expect((await rememberConnectors(db)(connector.id, later))?.secrets).toEqual([rotated.secret])
  })

  test('has a name of its own among those in use, whatever its case', async ({ db }) => {
    const { admin } = await aHouse(db)
    const { connector } = await made(db, admin)
    const twin = { ...foursquare, name: 'FOURSQUARE' }
    expect(await createConnector(db, admin, twin, EVENING)).toEqual({ ok: false, refusal: 'name_taken' })
    const other = await createConnector(db, admin, { ...foursquare, name: 'Swarm' }, EVENING)
    const connectorId = other.ok ? other.connector.id : ''
    expect(await amendConnector(db, admin, { connectorId, name: 'Foursquare' })).toEqual({
      ok: false,
      refusal: 'name_taken',
    })
    expect(await amendConnector(db, admin, { connectorId, name: 'swarm' })).toMatchObject({ ok: true })
    await archiveConnector(db, admin, { connectorId: connector.id }, EVENING)
    expect(await createConnector(db, admin, twin, EVENING)).toMatchObject({ ok: true })
  })

  test('put away with deliveries on their way still has them taken', async ({ db }) => {
    const { admin } = await aHouse(db)
    const { connector } = await made(db, admin)
    const key = await arrives(db, connector, POST)
    await archiveConnector(db, admin, { connectorId: connector.id }, EVENING)
    expect(await takeDeliveries(db, [key], EVENING)).toMatchObject({ signals: 1, quarantined: 0 })
    expect(await everythingHeard(db)).toMatchObject([{ text: POST.text }])
  })

  test('put away answers to nobody, and cannot be changed', async ({ db }) => {
    const { admin } = await aHouse(db)
    const { connector } = await made(db, admin)
    const choice = { connectorId: connector.id }

    expect(await archiveConnector(db, admin, choice, EVENING)).toEqual({ ok: true })
    expect(await findOpenConnector(db, connector.id)).toBeNull()
    expect(await archiveConnector(db, admin, choice, EVENING)).toMatchObject({ refusal: 'not_found' })
    expect(await rotateSecret(db, admin, choice, EVENING)).toMatchObject({ refusal: 'not_found' })
    expect(await listSealedSecrets(db)).toEqual([])
  })

  test('learns which accounts are our own, folded', async ({ db }) => {
    const { admin } = await aHouse(db)
    const { connector } = await made(db, admin)
    const settings = { connectorId: connector.id, name: 'Swarm', ownHandles: ['@TheSwan', 'swan_bar'] }

    expect(await amendConnector(db, admin, settings)).toMatchObject({
      connector: { name: 'Swarm', ownHandles: ['theswan', 'swan_bar'] },
    })
  })

  test('gets a secret for what goes out with its first outgoing address, shown once', async ({ db }) => {
    const { admin } = await aHouse(db)
    const { connector } = await made(db, admin)
    const settings = { connectorId: connector.id, name: 'Swarm', outgoingUrl: 'https://post.example/out' }

    const first = await amendConnector(db, admin, settings)
    if (!first.ok) throw new Error(first.refusal)
    expect(first.outgoingSecret).toMatch(/^whsec_/)
    expect(openSecret(first.connector.outgoingSecret ?? Buffer.of())).toBe(first.outgoingSecret)
    expect(
      await amendConnector(db, admin, { ...settings, outgoingUrl: 'https://post.example/there' }),
    ).toMatchObject({
      ok: true,
      outgoingSecret: null,
      connector: { outgoingUrl: 'https://post.example/there' },
    })
  })

  test('of another house is neither changed, rotated, put away nor listed', async ({ db }) => {
    const { admin } = await aHouse(db)
    const { connector } = await made(db, admin)
    const heron = await aProperty(db, { name: 'The Heron' })
    const stranger = await aMember(db, heron.id, { role: 'admin' })
    const choice = { connectorId: connector.id }

    for (const outcome of [
      await amendConnector(db, stranger, { ...choice, name: 'Mine now' }),
      await rotateSecret(db, stranger, choice, EVENING),
      await endOldSecret(db, stranger, choice, EVENING),
      await archiveConnector(db, stranger, choice, EVENING),
    ])
      expect(outcome).toMatchObject({ ok: false, refusal: 'not_found' })
    expect(await listConnectorHealth(db, { propertyId: heron.id, since: EVENING })).toEqual([])
  })
})
