/** Every vendor that is asked for what it only named, or read, through everything that it may do to a call: nothing is lost. */
import { beforeEach, expect, vi } from 'vitest'

import { signals } from '@/db/schema/signals'
import type { ChannelName, Network } from '@/db/vocabulary'
import { askers } from '@/lib/channels/askers'
import { readers } from '@/lib/channels/readers'
import { findAccess } from '@/lib/connectors/vendor-store'
import { callWithin } from '@/lib/outgoing/call'
import { test } from '@/lib/testing/db-test'
import { aFetchingWorker, anAskingConnector, CREDENTIALS } from '@/lib/testing/fetching'
import { aMember, aProperty, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { arrives } from '@/lib/testing/hearing'
import { apaleoHotel, aStay, cloudbedsHotel, guestyHotel, mewsHotel } from '@/lib/testing/hotels'
import {
  FAILURES,
  type Failure,
  type Heard,
  knowingRenewed,
  openStandIn,
  type Said,
  type StandIn,
} from '@/lib/testing/stand-in'
import { blueskyAccount, mastodonAccount } from '@/lib/testing/told-accounts'
import { googleVendor, metaVendor, xVendor } from '@/lib/testing/vendors'

import { readAccount } from '../listening/read-account'
import { retryDelivery } from './retry-delivery'

let vendor: StandIn
const open = async (answer: (heard: Heard) => Said) => {
  vendor = await openStandIn(answer)
}
beforeEach(() => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests, long enough')
  return async () => {
    vi.unstubAllEnvs()
    await vendor.close()
  }
})

type Named = {
  channel: ChannelName
  network: Network
  accountId: string
  vendor: () => (heard: Heard) => Said
  /** Names one thing. */
  payload: object
}
const US = '1784'
const onMeta = (network: Network, object: 'page' | 'instagram', field: string, value: object): Named => ({
  channel: 'meta',
  network,
  accountId: US,
  vendor: metaVendor,
  payload: { object, entry: [{ id: US, time: EVENING.getTime() / 1000, changes: [{ field, value }] }] },
})
const stays = () => new Map([['r-412', aStay()]])
const review = { type: 'NEW_REVIEW', reviewName: 'accounts/81/locations/450/reviews/Ab_1' }
const hotel = { network: 'pms' } as const

const NAMED: Record<string, Named> = {
  'a post on X': {
    channel: 'x',
    network: 'x',
    accountId: '71',
    vendor: xVendor,
    payload: {
      data: {
        event_uuid: 'u-1',
        event_type: 'post.reply.create',
        filter: { user_id: '71' },
        payload: { id: '31', text: 'Table 14', author_id: '5' },
      },
    },
  },
  'a post that mentions a Page': onMeta('facebook', 'page', 'mention', {
    item: 'post',
    verb: 'add',
    post_id: '301_9',
  }),
  'a caption on Instagram': onMeta('instagram', 'instagram', 'mentions', { media_id: '1791' }),
  'a comment on Instagram': onMeta('instagram', 'instagram', 'mentions', {
    media_id: '1791',
    comment_id: '1790',
  }),
  'a review on Google': {
    channel: 'google_business',
    network: 'google',
    accountId: 'accounts/81/locations/450',
    vendor: () => googleVendor().answer,
    payload: {
      message: { data: Buffer.from(JSON.stringify(review)).toString('base64'), messageId: '1' },
    },
  },
  'a reservation in Mews': {
    ...hotel,
    channel: 'mews',
    accountId: 'e-1',
    vendor: () => mewsHotel(stays()),
    payload: {
      EnterpriseId: 'e-1',
      Events: [{ Discriminator: 'ServiceOrderUpdated', Value: { Id: 'r-412' } }],
    },
  },
  'a reservation in Cloudbeds': {
    ...hotel,
    channel: 'cloudbeds',
    accountId: '31',
    vendor: () => cloudbedsHotel(stays()),
    payload: { event: 'reservation/created', reservationID: 'r-412', propertyID: '31', timestamp: 1 },
  },
  'a reservation in Apaleo': {
    ...hotel,
    channel: 'apaleo',
    accountId: 'LIS',
    vendor: () => apaleoHotel(stays()),
    payload: { topic: 'Reservation', type: 'changed', id: 'a-1', data: { entityId: 'r-412' } },
  },
  'a reservation in Guesty': {
    ...hotel,
    channel: 'guesty',
    accountId: 'g-1',
    vendor: () => guestyHotel(stays()),
    payload: { event: 'reservation.updated.v2', data: { reservationId: 'r-412' } },
  },
}

/** One after the other. A redirect ends in quarantine, from where a person tries again. */
const THROUGH = Object.keys(FAILURES) as Failure[]
const patience = (failure: Failure) => callWithin(failure === 'hangs' ? 100 : 5000)
const elsewhere = () => vendor.heard.filter(({ path }) => path === '/elsewhere')

test.for(Object.entries(NAMED))(
  '%s is had in the end, whatever its vendor does',
  async ([, named], { db }) => {
    const { vendor: answer, payload, ...asked } = named
    await open(answer())
    const swan = await aProperty(db)
    const connector = await anAskingConnector(db, swan.id, { ...asked, baseUrl: vendor.url })
    const admin = await aMember(db, swan.id, { role: 'admin' })
    const worker = aFetchingWorker(db)
    const key = await arrives(db, connector, payload)
    await worker.take([key], EVENING)

    let now = EVENING
    for (const failure of THROUGH) {
      expect(worker.jobs).toHaveLength(1)
      expect(await db.$count(signals)).toBe(0)
      vendor.faults.push(FAILURES[failure])
      worker.by.call = patience(failure)
      const became = await worker.fetchAll(now)
      const again = worker.again.splice(0)
      if (failure === 'asks us to wait')
        expect(again[0]?.at.getTime()).toBeGreaterThanOrEqual(now.getTime() + 30_000)
      worker.jobs.push(...again.map(({ job }) => job))
      now = minutesAfter(now, 60)
      if (failure === 'slow') expect(became).toEqual(['kept'])
      else if (failure !== 'points elsewhere') expect(became, failure).toEqual(['later'])
      else {
        expect(became).toEqual(['quarantined'])
        expect(await retryDelivery(db, admin, key, worker.by.enqueueTaking)).toEqual({ ok: true })
        await worker.take(worker.kept.splice(0), now)
      }
    }
    expect([vendor.faults, elsewhere()]).toEqual([[], []])
    expect(await db.$count(signals)).toBe(1)
  },
)

test.for(Object.entries(NAMED))(
  '%s is had with a new token, or it is said that the old one ended',
  async ([, named], { db }) => {
    const { vendor: answer, payload, ...asked } = named
    await open(knowingRenewed(answer()))
    const swan = await aProperty(db)
    const ended = { ...CREDENTIALS, accessToken: 'token-old' }
    const connector = await anAskingConnector(db, swan.id, { ...asked, baseUrl: vendor.url }, ended)
    const worker = aFetchingWorker(db)
    const key = await arrives(db, connector, payload)
    await worker.take([key], EVENING)
    const isByHand = asked.channel === 'mews' || asked.network === 'facebook'
    expect(await worker.fetchAll(EVENING)).toEqual([isByHand ? 'quarantined' : 'kept'])
    expect(await db.$count(signals)).toBe(isByHand ? 0 : 1)
    const access = await findAccess(db, { propertyId: swan.id, connectorId: connector.id })
    expect(access?.refusal).toBe(isByHand ? 'access_ended' : null)
  },
)

test('no channel that asks is left out', () => {
  const named = new Set(Object.values(NAMED).map(({ channel }) => channel))
  expect([...named, ...Object.keys(readers)].toSorted()).toEqual(Object.keys(askers).toSorted())
})

const TOLD = [1, 2, 3].map((at) => ({
  id: `${at}`,
  text: `Lovely, number ${at}`,
  at: minutesAfter(EVENING, at - 10).toISOString(),
}))
const ACCOUNTS = [
  ['mastodon', mastodonAccount(TOLD)],
  ['bluesky', blueskyAccount(TOLD)],
] as const

test.for(ACCOUNTS)(
  'an account of %s is read to the end, whatever its vendor does',
  async ([channel, answer], { db }) => {
    await open(answer)
    const { id: propertyId } = await aProperty(db)
    const asked = { channel, network: channel, baseUrl: vendor.url, accountId: 'did:plc:swan' }
    const { id: connectorId } = await anAskingConnector(db, propertyId, asked)
    const { by, kept, take } = aFetchingWorker(db)
    const { signal } = new AbortController()
    const reading = { enqueue: by.enqueueTaking, now: EVENING, signal }
    for (const failure of THROUGH) {
      vendor.faults.push(FAILURES[failure])
      const read = await readAccount(db, { propertyId, connectorId }, { ...reading, call: patience(failure) })
      if (failure === 'points elsewhere') expect(read).toEqual({ kind: 'refused', refusal: 'not_accepted' })
      else if (failure === 'slow') expect(read).toMatchObject({ kind: 'read', kept: TOLD.length })
      else
        expect(read, failure).toEqual({
          kind: 'try_again',
          afterMs: failure === 'asks us to wait' ? 30_000 : null,
        })
    }
    expect([vendor.faults, elsewhere()]).toEqual([[], []])
    await take(kept.splice(0), EVENING)
    const heard = await db.select().from(signals)
    expect(heard.map(({ text }) => text).toSorted()).toEqual(TOLD.map(({ text }) => text))
  },
)
