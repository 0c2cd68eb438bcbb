/** Every vendor that is asked for what it only named, or read, through everything that it may do to a call: nothing is lost. */
import { beforeEach, describe, expect, vi } from 'vitest'

import { signals } from '@/db/schema/signals'
import type { ChannelName, Network } from '@/db/vocabulary'
import { callWithin } from '@/lib/outgoing/call'
import { test } from '@/lib/testing/db-test'
import { aFetchingWorker, anAskingConnector } from '@/lib/testing/fetching'
import { aMember, aProperty, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { arrives } from '@/lib/testing/hearing'
import { apaleoHotel, aStay, cloudbedsHotel, guestyHotel, mewsHotel } from '@/lib/testing/hotels'
import {
  EVERY_FAILURE,
  FAILURES,
  type Failure,
  type Heard,
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

/** What becomes of the first try, and of the second. */
const AFTER: Record<Failure, string[]> = {
  slow: ['kept'],
  'asks us to wait': ['later', 'kept'],
  'fails after taking it': ['later', 'kept'],
  hangs: ['later', 'kept'],
  'resets after taking it': ['later', 'kept'],
  'points elsewhere': ['quarantined', 'kept'],
}

describe.each(Object.entries(NAMED))('%s', (_, { vendor: answer, payload, ...asked }) => {
  test.for(EVERY_FAILURE)('of a vendor that %s', async (failure, { db }) => {
    await open(answer())
    const swan = await aProperty(db)
    const connector = await anAskingConnector(db, swan.id, { ...asked, baseUrl: vendor.url })
    const admin = await aMember(db, swan.id, { role: 'admin' })
    const worker = aFetchingWorker(db)
    const key = await arrives(db, connector, payload)
    await worker.take([key], EVENING)
    expect(worker.jobs).toHaveLength(1)
    vendor.faults.push(FAILURES[failure])

    worker.by.call = callWithin(failure === 'hangs' ? 100 : 5000)
    const became = await worker.fetchAll(EVENING)
    worker.by.call = callWithin(5000)
    const later = minutesAfter(EVENING, 1)
    const [again] = worker.again
    if (failure === 'asks us to wait')
      expect(again?.at.getTime()).toBeGreaterThanOrEqual(EVENING.getTime() + 30_000)
    if (again) worker.jobs.push(again.job)
    if (became.includes('quarantined')) {
      expect(await db.select().from(signals)).toEqual([])
      expect(await retryDelivery(db, admin, key, worker.by.enqueueTaking)).toEqual({ ok: true })
      await worker.take(worker.kept.splice(0), later)
    }
    became.push(...(await worker.fetchAll(later)))

    expect(became).toEqual(AFTER[failure])
    expect(vendor.heard.filter(({ path }) => path === '/elsewhere')).toEqual([])
    expect(await db.select().from(signals)).toHaveLength(1)
  })
})

const TOLD = [1, 2, 3].map((at) => ({
  id: `${at}`,
  text: `Lovely, number ${at}`,
  at: minutesAfter(EVENING, at - 10).toISOString(),
}))
describe.each([
  ['mastodon', mastodonAccount(TOLD)],
  ['bluesky', blueskyAccount(TOLD)],
] as const)('an account of %s that is read', (channel, answer) => {
  test.for(EVERY_FAILURE)('and %s', async (failure, { db }) => {
    await open(answer)
    const { id: propertyId } = await aProperty(db)
    const asked = { channel, network: channel, baseUrl: vendor.url, accountId: 'did:plc:swan' }
    const { id: connectorId } = await anAskingConnector(db, propertyId, asked)
    const worker = aFetchingWorker(db)
    const read = (within: number) =>
      readAccount(
        db,
        { propertyId, connectorId },
        {
          call: callWithin(within),
          enqueue: worker.by.enqueueTaking,
          now: EVENING,
          signal: new AbortController().signal,
        },
      )
    vendor.faults.push(FAILURES[failure])
    const first = await read(failure === 'hangs' ? 100 : 5000)
    if (failure === 'asks us to wait') expect(first).toEqual({ kind: 'try_again', afterMs: 30_000 })
    else if (failure === 'points elsewhere')
      expect(first).toEqual({ kind: 'refused', refusal: 'not_accepted' })
    else expect(first.kind).toBe(failure === 'slow' ? 'read' : 'try_again')
    await read(5000)
    await read(5000)
    await worker.take(worker.kept.splice(0), EVENING)
    expect(vendor.heard.filter(({ path }) => path === '/elsewhere')).toEqual([])
    const heard = await db.select().from(signals)
    expect(heard.map(({ text }) => text).toSorted()).toEqual(TOLD.map(({ text }) => text))
  })
})
