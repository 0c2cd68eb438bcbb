/** Every way by which words leave, through everything that a vendor may do to a call: nothing is lost, nothing stands twice. */
import { beforeEach, describe, expect, vi } from 'vitest'

import type { Database } from '@/db/client'
import { posters } from '@/lib/channels/posters'
import { callWithin } from '@/lib/outgoing/call'
import { findTask } from '@/lib/tasks/store'
import {
  anAnswerLeaves,
  BLUESKY,
  GOOGLE,
  MASTODON,
  META,
  seconds,
  WEBHOOK,
  type Where,
  words,
  X,
} from '@/lib/testing/an-answer-leaves'
import { test } from '@/lib/testing/db-test'
import { blueskyVendor, mastodonVendor } from '@/lib/testing/open-networks'
import {
  FAILURES,
  type Failure,
  type Heard,
  knowingRenewed,
  type Said,
  type StandIn,
} from '@/lib/testing/stand-in'
import { googleVendor, metaVendor, xVendor } from '@/lib/testing/vendors'
import { messagesOf } from '@/lib/words/messages'

import { answerUnsure } from './answer-unsure'
import { sweepLeaving } from './sweep-leaving'

beforeEach(() => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests, long enough')
  return () => vi.unstubAllEnvs()
})

type Way = {
  where: Where
  isAlone?: boolean
  vendor: () => (heard: Heard) => Said
  /** Requests before the one that posts: the post that is answered is looked for, or something is made that nobody sees. */
  before: number
  /** By what the vendor knows the same words again; null where a second try would be a second post. */
  keyOf: ((heard: Heard) => unknown) | null
}
const meta = { vendor: metaVendor, keyOf: null }
const WAYS: Record<string, Way> = {
  'a reply on X': { where: X, vendor: xVendor, before: 1, keyOf: null },
  'a comment on a Page': { where: META.pageComment, before: 0, ...meta },
  'a message of Messenger': { where: META.messenger, before: 0, ...meta },
  'a comment on Instagram': { where: META.instagramComment, before: 1, ...meta },
  'a message to who commented on a Page': {
    where: META.pageComment,
    isAlone: true,
    before: 1,
    ...meta,
  },
  'a message to who commented on Instagram': {
    where: META.instagramComment,
    isAlone: true,
    before: 1,
    ...meta,
  },
  'an answer to a mention on Instagram': { where: META.instagramMention, before: 1, ...meta },
  'a message on Instagram': { where: META.instagramMessage, before: 0, ...meta },
  'a reply on Threads': { where: META.threads, before: 1, ...meta },
  'a reply to a review': {
    where: GOOGLE,
    vendor: () => googleVendor().answer,
    before: 1,
    keyOf: ({ path }) => path,
  },
  'a reply on Mastodon': {
    where: MASTODON,
    vendor: mastodonVendor,
    before: 1,
    keyOf: ({ headers }) => headers['idempotency-key'],
  },
  'a reply on Bluesky': {
    where: BLUESKY,
    vendor: blueskyVendor,
    before: 1,
    keyOf: ({ body }) => JSON.parse(body).rkey,
  },
  'a signed webhook': {
    where: WEBHOOK,
    vendor: () => () => ({ status: 200, body: { id: 'post-1' } }),
    before: 0,
    keyOf: ({ headers }) => headers['webhook-id'],
  },
}

type Course = { through: readonly Failure[]; became: string }
const STOPS: Course = { through: ['points elsewhere'], became: 'stopped' }
const LOST = ['fails after taking it', 'hangs', 'resets after taking it'] as const
/** Together each is all that a vendor may do; whatever stands before the last is tried again. */
const COURSES: Record<'once' | 'keyed', readonly Course[]> = {
  once: [
    { through: ['asks us to wait', 'slow'], became: 'sent' },
    ...LOST.map((failure) => ({ through: [failure], became: 'unsure' })),
    STOPS,
  ],
  keyed: [{ through: ['asks us to wait', ...LOST, 'slow'], became: 'sent' }, STOPS],
}
const coursesOf = ({ keyOf }: Way) => COURSES[keyOf ? 'keyed' : 'once']
const patient = callWithin(5000)
const impatient = callWithin(100)

/** What everyone, or the guest, can read there by now. */
function standingAt({ accepted }: StandIn, { keyOf }: Way): number {
  const posted = accepted.filter(({ path }) => !/\/me\/threads$|token$|Session$/.test(path))
  return keyOf ? new Set(posted.map(keyOf)).size : posted.length
}

async function leaves(db: Database, way: Way, through: readonly Failure[]) {
  const { where, vendor, before, keyOf: _, ...home } = way
  const house = await anAnswerLeaves(db, where, vendor(), home)
  const { standIn, goOn, reply } = house
  const became: string[] = []
  let at = seconds(10)
  for (const failure of through) {
    standIn.faults.push(...Array.from({ length: before }, () => 'accept' as const), FAILURES[failure])
    became.push(await goOn(at, failure === 'hangs' ? impatient : patient))
    at = (await reply())?.leavesAt ?? at
    if (failure === 'asks us to wait') expect(at, 'no sooner than it was asked to').toEqual(seconds(40))
  }
  return { ...house, became, standing: () => standingAt(standIn, way), at }
}

describe.each(Object.entries(WAYS))('%s', (_, way) => {
  test.for(coursesOf(way))('to a vendor: $became', async (course, { db }) => {
    const house = await leaves(db, way, course.through)
    const { became, standing, standIn, reply, marta, taskId, at, handed, handOver, goOn } = house
    expect(became).toEqual([...course.through.slice(1).map(() => 'later'), course.became])
    expect(standIn.faults).toEqual([])
    const asked = standIn.heard.length
    await sweepLeaving(db, seconds(3600), handOver)
    expect(await goOn(seconds(3600)), 'it is over').toBe('nothing_to_do')
    expect(standIn.heard).toHaveLength(asked)

    if (course.became === 'unsure') {
      expect(await reply()).toMatchObject({ state: 'unsure', words })
      expect(await answerUnsure(db, marta, { taskId, wasPosted: true }, at)).toMatchObject({ ok: true })
    }
    if (course === STOPS) {
      expect(await reply()).toMatchObject({ state: 'stopped', problem: 'vendor.not_accepted', words })
      expect(await findTask(db, house)).toMatchObject({ status: 'claimed' })
      expect(standIn.heard.filter(({ path }) => path === '/elsewhere')).toEqual([])
      expect(standing()).toBe(0)
    } else {
      expect(await reply()).toMatchObject({ state: 'sent' })
      expect(await findTask(db, house)).toMatchObject({ status: 'delivered' })
      expect(standing(), 'it stands there once').toBe(1)
    }
    expect(handed.length).toBe(became.length)
  })
})

/** Those whose tokens nobody renews but a person. */
const BY_HAND = ['facebook', 'mastodon']
const byUs = Object.entries(WAYS).filter(([, { where }]) => where.way)

test.for(byUs)('%s with a token that has ended leaves by a new one, or says so', async ([, way], { db }) => {
  const { where, vendor, ...home } = way
  const ended = { ...home, token: 'token-old' }
  const { standIn, goOn, reply } = await anAnswerLeaves(db, where, knowingRenewed(vendor()), ended)
  const isByHand = BY_HAND.includes(where.network)
  expect(await goOn(seconds(10), patient)).toBe(isByHand ? 'stopped' : 'sent')
  if (isByHand) expect(await reply()).toMatchObject({ problem: 'vendor.access_ended', words })
  expect(standingAt(standIn, way)).toBe(isByHand ? 0 : 1)
})

test('every channel that posts goes through all that a vendor may do', () => {
  const channels = new Set(Object.values(WAYS).map(({ where }) => where.channel))
  expect([...channels].toSorted()).toEqual([...Object.keys(posters), WEBHOOK.channel].toSorted())
  for (const courses of Object.values(COURSES))
    expect(courses.flatMap(({ through }) => through).toSorted()).toEqual(Object.keys(FAILURES).toSorted())
})

describe('Meta refuses', () => {
  const CLOSED = { status: 400, body: { error: { code: 10, error_subcode: 2018278, message: 'outside' } } }

  const onMeta = Object.entries(WAYS).filter(([, { where }]) => where.channel === 'meta')
  test.for(onMeta)(
    '%s in words, once its time is over',
    async ([, { where, vendor, before, ...home }], { db }) => {
      const { standIn, goOn, reply } = await anAnswerLeaves(db, where, vendor(), home)
      standIn.faults.push(...Array.from({ length: before }, () => 'accept' as const), CLOSED)
      expect(await goOn(seconds(10))).toBe('stopped')
      expect(await reply()).toMatchObject({ problem: 'vendor.window_closed', words })
      for (const locale of ['en', 'es'] as const)
        expect(messagesOf(locale).vendor?.refusal).toHaveProperty('window_closed')
    },
  )

  test.for([META.messenger, META.instagramMessage])(
    'a message of yesterday is not even sent: $network',
    async (where, { db }) => {
      const { standIn, send, handOver, reply } = await anAnswerLeaves(db, where, metaVendor())
      const aDayLater = seconds(24 * 60 * 60)
      await sweepLeaving(db, aDayLater, handOver)
      expect(await reply()).toMatchObject({ state: 'stopped', problem: 'vendor.window_closed' })
      expect(await send(aDayLater)).toMatchObject({ refusal: 'vendor.window_closed' })
      expect(standIn.heard).toEqual([])
    },
  )
})
