/** A post that its vendor knows no more was taken back, however the house came to hear of it. */
import { eq } from 'drizzle-orm'
import { beforeEach, expect, vi } from 'vitest'

import type { Database } from '@/db/client'
import { visits } from '@/db/schema/guests'
import { signals } from '@/db/schema/signals'
import type { ChannelName } from '@/db/vocabulary'
import { fetchedType } from '@/lib/channels/fetched'
import { listEchoesOf } from '@/lib/guests/card-store'
import { findSignalStanding } from '@/lib/tasks/signal-standing-store'
import { anAnswerLeaves, BLUESKY, GOOGLE, MASTODON, review, seconds, X } from '@/lib/testing/an-answer-leaves'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { aFetchingWorker, anAskingConnector } from '@/lib/testing/fetching'
import { aConnector, aGuest, aProperty, aSignal, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { aMoment } from '@/lib/testing/furnish-facts'
import { arrives } from '@/lib/testing/hearing'
import { aStay, mewsHotel } from '@/lib/testing/hotels'
import { blueskyVendor, mastodonVendor } from '@/lib/testing/open-networks'
import { openStandIn } from '@/lib/testing/stand-in'
import { googleVendor, xVendor } from '@/lib/testing/vendors'

import { attachEchoes } from '../echoes/attach-echoes'
import { keepDeliveries } from './keep-delivery'
import { takeDeliveries } from './take-delivery'

beforeEach(() => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests, long enough')
  return () => vi.unstubAllEnvs()
})

const FORGOTTEN = { text: '', authorName: null, wayBack: null }
const later = minutesAfter(EVENING, 30)

/** The guest had a gesture before they said it: it counts as what followed. */
async function followsAGesture(
  db: Database,
  propertyId: string,
  signal: { id: string; guestId: string | null },
) {
  const { guestId } = signal
  if (!guestId) throw new Error('nobody said it')
  await aMoment(db, propertyId, { guestId, deliveredAt: minutesAfter(EVENING, -20) })
  await attachEchoes(db, { propertyId, signalId: signal.id }, EVENING)
  const followed = async () => (await listEchoesOf(db, { propertyId, guestId })).length
  expect(await followed()).toBe(1)
  return followed
}

const heard = async (db: Database, signalId: string) =>
  (await db.select().from(signals).where(eq(signals.id, signalId)))[0]

test.for([
  ['X', X, xVendor(), { status: 404 }],
  ['Mastodon', MASTODON, mastodonVendor(), { status: 404, body: { error: 'Record not found' } }],
  ['Bluesky', BLUESKY, blueskyVendor(), { status: 200, body: { posts: [] } }],
  ['Google', GOOGLE, googleVendor().answer, { status: 404 }],
] as const)('looked for at %s before a reply leaves', async ([, where, vendor, gone]) => {
  const { db, drop } = await cloneDatabase()
  try {
    const { propertyId, signal, standIn, goOn, reply } = await anAnswerLeaves(db, where, vendor)
    const followed = await followsAGesture(db, propertyId, signal)
    standIn.faults.push(gone)
    expect(await goOn(seconds(10))).toBe('stopped')
    expect(await reply()).toMatchObject({ state: 'stopped', problem: 'deleted' })
    expect(await heard(db, signal.id)).toMatchObject({ ...FORGOTTEN, deletedAt: seconds(10) })
    const ofTask = { propertyId, signalId: signal.id }
    expect(await findSignalStanding(db, ofTask, later)).toBe('deleted')
    expect(await followed()).toBe(0)
    expect(standIn.accepted).toEqual([])
  } finally {
    await drop()
  }
})

test('asked for again, because the vendor said that it changed', async ({ db }) => {
  const standIn = await openStandIn((asked) => ({ ...googleVendor().answer(asked), status: 404 }))
  const swan = await aProperty(db)
  const google = { channel: 'google_business', network: 'google', baseUrl: standIn.url } as const
  const connector = await anAskingConnector(db, swan.id, google)
  const ana = await aGuest(db, swan.id, { handle: 'ana' })
  const said = { kind: 'review', connectorId: connector.id, network: 'google', guestId: ana.id } as const
  const signal = await aSignal(db, swan.id, { ...said, externalId: review, authorName: 'Ana' })
  const other = await aSignal(db, swan.id, { ...said, externalId: `${review}3` })
  const followed = await followsAGesture(db, swan.id, signal)
  const worker = aFetchingWorker(db)
  const data = (reviewName: string) =>
    Buffer.from(JSON.stringify({ type: 'UPDATED_REVIEW', reviewName })).toString('base64')
  const keys = [
    await arrives(db, connector, { message: { messageId: '1', data: data(review) }, subscription: 's' }),
    await arrives(db, connector, {
      message: { messageId: '2', data: data(`${review}9`) },
      subscription: 's',
    }),
  ]
  await worker.take(keys, later)
  expect(await worker.fetchAll(later)).toEqual(['gone', 'gone'])
  await standIn.close()

  expect(await heard(db, signal.id)).toMatchObject({ ...FORGOTTEN, deletedAt: later })
  expect(await followed()).toBe(0)
  expect(await heard(db, other.id)).toMatchObject({ deletedAt: null, text: 'Lovely evening @theswan' })
  // Of what was never heard there is no mark.
  expect(await db.select().from(signals)).toHaveLength(2)
})

const POST = 'at://did:plc:mira/app.bsky.feed.post/3lq2x'
test.for([
  ['bluesky', POST],
  ['mastodon', 'https://far.example/users/ada/statuses/9'],
] as [ChannelName & ('bluesky' | 'mastodon'), string][])('looked at again at %s', async ([channel, uri]) => {
  const { db, drop } = await cloneDatabase()
  try {
    const { id: propertyId } = await aProperty(db)
    const { id: connectorId } = await aConnector(db, propertyId, { channel, network: channel })
    const ana = await aGuest(db, propertyId, { handle: 'ana' })
    const said = { connectorId, network: channel, guestId: ana.id, externalId: uri, authorName: 'Ana' }
    const signal = await aSignal(db, propertyId, said)
    const followed = await followsAGesture(db, propertyId, signal)
    const contentType = fetchedType({ what: 'gone' })
    const body = Buffer.from(JSON.stringify({ uri }))
    const delivery = { propertyId, connectorId, key: 'gone-1', contentType, body, receivedAt: later }
    const [kept] = await keepDeliveries(db, async () => undefined, [delivery])
    await takeDeliveries(db, [{ propertyId, deliveryId: kept?.id ?? '' }], later)
    expect(await heard(db, signal.id)).toMatchObject({ ...FORGOTTEN, deletedAt: later })
    expect(await followed()).toBe(0)
  } finally {
    await drop()
  }
})

test('a stay that its hotel knows no more is as good as cancelled, and comes back when it is told again', async ({
  db,
}) => {
  const stays = new Map([['r-412', aStay()]])
  const standIn = await openStandIn(mewsHotel(stays))
  const swan = await aProperty(db)
  const mews = { channel: 'mews', network: 'pms', baseUrl: standIn.url, accountId: 'e-1' } as const
  const connector = await anAskingConnector(db, swan.id, mews)
  const worker = aFetchingWorker(db)
  const told = async (minutes: number) => {
    const Events = [{ Discriminator: 'ServiceOrderUpdated', Value: { Id: 'r-412' } }]
    const now = minutesAfter(EVENING, minutes)
    await worker.take([await arrives(db, connector, { EnterpriseId: 'e-1', Events }, { at: now })], now)
    await worker.fetchAll(now)
    return (await db.select().from(visits))[0]?.status
  }
  expect(await told(0)).toBe('expected')
  stays.clear()
  expect(await told(1)).toBe('canceled')
  stays.set('r-412', aStay({ changedAt: '2026-07-10T17:00:00Z' }))
  expect(await told(2)).toBe('expected')
  await standIn.close()
})
