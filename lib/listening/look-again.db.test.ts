/** What was taken back or edited where nobody tells us is noticed all the same, within what a vendor allows. */
import { isNotNull } from 'drizzle-orm'
import { beforeEach, describe, expect, vi } from 'vitest'

import { questions, replies } from '@/db/schema/replies'
import { deliveries, signals } from '@/db/schema/signals'
import { findAccess } from '@/lib/connectors/vendor-store'
import { callWithin } from '@/lib/outgoing/call'
import { takeDeliveries } from '@/lib/signals/take-delivery'
import { findSignalStanding } from '@/lib/tasks/signal-standing-store'
import { ADA, ANSWERS, anAccountThatHeard, wayTo } from '@/lib/testing/an-account-that-heard'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { anAskingConnector, CREDENTIALS } from '@/lib/testing/fetching'
import { aConnector, aSignal, aTask, aVisit, EVENING, minutesAfter } from '@/lib/testing/furnish'
import type { Heard, Said } from '@/lib/testing/stand-in'
import { blueskyPosts, mastodonPosts, type StandingPosts, uriOf } from '@/lib/testing/standing-posts'

import { startListening } from './listen'
import { lookAgain } from './look-again'

beforeEach(() => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests, long enough')
  return () => vi.unstubAllEnvs()
})

const DAY = 24 * 60

describe.each(['mastodon', 'bluesky'] as const)('on %s', (network) => {
  test('what is gone is taken back, and what stands is left as it is', async ({ db }) => {
    const { propertyId, posts, heard, look, signal, asked } = await anAccountThatHeard(db, network)
    const [gone, stands] = [await heard('1', 6), await heard('2', 6)]
    for (const { id } of [gone, stands]) await aTask(db, propertyId, { signalId: id })
    expect(await look()).toEqual({ kind: 'looked', gone: 0, edited: 0 })
    posts.delete('1')
    expect(await look(4)).toEqual({ kind: 'looked', gone: 0, edited: 0 })
    expect(asked(), 'nobody asks before it is time').toHaveLength(1)
    expect(await look(5)).toEqual({ kind: 'looked', gone: 1, edited: 0 })
    expect(await signal(gone.id)).toMatchObject({
      text: '',
      wayBack: null,
      deletedAt: minutesAfter(EVENING, 5),
    })
    expect(await findSignalStanding(db, { propertyId, signalId: gone.id }, EVENING)).toBe('deleted')
    expect(await signal(stands.id)).toMatchObject({ text: 'Lovely, number 2', deletedAt: null })
    expect(await look(10)).toEqual({ kind: 'looked', gone: 0, edited: 0 })
    expect(asked().at(-1), 'what is gone is asked for no more').not.toContain(
      network === 'mastodon' ? '=1' : '/1',
    )
  })

  test('what a list leaves out is gone only when it is not there alone either', async ({ db }) => {
    const short = (posts: StandingPosts) => {
      const answer = ANSWERS[network](posts)
      return (asking: Heard): Said => {
        const isList = /id%5B%5D|uris=.*uris=/.test(asking.path)
        return isList ? { status: 200, body: network === 'mastodon' ? [] : { posts: [] } } : answer(asking)
      }
    }
    const { posts, heard, look, signal } = await anAccountThatHeard(db, network, short)
    const [one, other] = [await heard('1', 70), await heard('2', 70)]
    posts.delete('2')
    expect(await look()).toEqual({ kind: 'looked', gone: 1, edited: 0 })
    expect(await signal(one.id)).toMatchObject({ deletedAt: null, lookedAt: EVENING })
    expect(await signal(other.id)).toMatchObject({ deletedAt: EVENING })
  })

  test('a vendor that finds nothing of several people any more is in trouble; one person may have left', async ({
    db,
  }) => {
    const { posts, heard, look, signal } = await anAccountThatHeard(db, network)
    const by = (handle: string) => ({ author: { ...ADA, handle } })
    const all = [await heard('1', 70, by('rui'))]
    for (let n = 2; n <= 5; n += 1) all.push(await heard(`${n}`, 70))
    const stand = [...posts]
    posts.clear()
    expect(await look()).toEqual({ kind: 'try_again', afterMs: null })
    for (const { id } of all) expect(await signal(id)).toMatchObject({ deletedAt: null })

    posts.set(...(stand[0] ?? ['1', { text: '' }]))
    expect(await look(1)).toEqual({ kind: 'looked', gone: 4, edited: 0 })
    for (let n = 6; n <= 10; n += 1) await heard(`${n}`, 70)
    posts.clear()
    expect(await look(2)).toEqual({ kind: 'looked', gone: 5, edited: 0 })
  })

  test('many are asked for in as few calls as it allows, at most a hundred a round', async ({ db }) => {
    const { heard, look, asked } = await anAccountThatHeard(db, network)
    for (let n = 1; n <= 110; n += 1) await heard(`${n}`, 70)
    await look()
    const many = asked().map((path) => path.split(network === 'mastodon' ? 'id[]=' : 'uris=').length - 1)
    expect(many).toEqual(network === 'mastodon' ? [20, 20, 20, 20, 20] : [25, 25, 25, 25])
    await look(1)
    expect(asked()).toHaveLength(many.length + 1)
  })

  test('a vendor that is busy takes nothing back, and is left alone until it says', async ({ db }) => {
    const { key, heard, standIn, look, signal, asked } = await anAccountThatHeard(db, network)
    const { id } = await heard('1', 70)
    standIn.faults.push(
      { status: 429, headers: { 'retry-after': '120' } },
      { status: 500 },
      'reset',
      'accept_then_cut',
    )
    expect(await look()).toEqual({ kind: 'try_again', afterMs: 120_000 })
    expect(await findAccess(db, key)).toMatchObject({ waitsUntil: minutesAfter(EVENING, 2) })
    expect(await look(1)).toEqual({ kind: 'try_again', afterMs: 60_000 })
    expect(asked()).toHaveLength(1)
    for (let n = 0; n < 3; n += 1) expect(await look(2)).toEqual({ kind: 'try_again', afterMs: null })
    expect(await signal(id)).toMatchObject({ deletedAt: null, lookedAt: null })
    expect(await look(3)).toEqual({ kind: 'looked', gone: 0, edited: 0 })
  })
})

test('trouble is known before all of a list was asked for alone', async ({ db }) => {
  const { posts, heard, look } = await anAccountThatHeard(db, 'bluesky')
  for (let n = 1; n <= 25; n += 1) await heard(`${n}`, 70, { author: { ...ADA, handle: `guest ${n}` } })
  posts.clear()
  expect(await look()).toEqual({ kind: 'try_again', afterMs: null })
  expect(await db.$count(signals, isNotNull(signals.deletedAt))).toBe(0)
})

describe('what is looked at', () => {
  test('is what a task, a question or words on their way hang on, and what is young', async ({ db }) => {
    const { propertyId, heard, look, asked } = await anAccountThatHeard(db, 'mastodon')
    const old = async (name: string) => (await heard(name, 90 * DAY)).id
    await heard('young', 60)
    await heard('fresh', 59)
    await heard('old', 3 * DAY + 1)
    await aTask(db, propertyId, { signalId: await old('open') })
    await aTask(db, propertyId, { signalId: await old('done'), status: 'delivered' })
    const asking = await aTask(db, propertyId, {
      signalId: await old('asked'),
      status: 'delivered',
      kind: 'reply',
    })
    const visit = await aVisit(db, propertyId)
    const waiting = await aTask(db, propertyId, { status: 'could_not' })
    await db.insert(questions).values({
      ...{ propertyId, visitId: visit.id, replyTaskId: asking.id, waitingTaskId: waiting.id },
      ...{ state: 'asked', answerWithinMinutes: 5 },
    })
    const unsure = await old('unsure')
    const ended = await aTask(db, propertyId, { signalId: unsure, status: 'called_off', kind: 'reply' })
    const words = { words: 'Thank you', state: 'unsure' as const, updatedAt: EVENING }
    await db.insert(replies).values({ propertyId, taskId: ended.id, signalId: unsure, ...words })
    await look()
    const names = new URLSearchParams(asked()[0]?.split('?')[1]).getAll('id[]')
    expect(names.toSorted()).toEqual(['asked', 'open', 'unsure', 'young'])
  })

  test('is never our own, nor of another account or house, nor of whom asked us not to use their words', async ({
    db,
  }) => {
    const { propertyId, heard, look, asked } = await anAccountThatHeard(db, 'mastodon')
    const { id: connectorId } = await aConnector(db, propertyId, { name: 'Another account' })
    await heard('another', 70, { connectorId })
    await heard('own', 70, { nature: 'own_post' })
    await heard('minded', 70, { text: '', author: null, authorName: null })
    await heard('by-hand', 70, { wayBack: null })
    const other = await anAccountThatHeard(db, 'mastodon')
    await other.heard('theirs', 70)
    expect(await look()).toEqual({ kind: 'looked', gone: 0, edited: 0 })
    expect(asked()).toEqual([])
    await other.look()
    expect(other.asked()).toEqual(['/api/v1/statuses?id[]=theirs'])
  })

  test('is asked for with a token that serves', async ({ db }) => {
    const { propertyId, standIn, posts } = await anAccountThatHeard(db, 'bluesky')
    const old = { ...CREDENTIALS, accessToken: 'token-old' }
    const where = { channel: 'bluesky', network: 'bluesky', baseUrl: standIn.url, name: 'Other' } as const
    const { id: connectorId } = await anAskingConnector(db, propertyId, where, old)
    const at = minutesAfter(EVENING, -70)
    const said = {
      wayBack: wayTo('bluesky', '1'),
      author: { id: null, handle: 'ada', name: null, avatarUrl: null, followers: null },
    }
    await aSignal(db, propertyId, {
      connectorId,
      network: 'bluesky',
      externalId: uriOf.bluesky('1'),
      receivedAt: at,
      ...said,
    })
    posts.set('1', { text: 'Lovely evening @theswan' })
    const signal = new AbortController().signal
    const looking = { call: callWithin(300), enqueue: async () => undefined, now: EVENING, signal }
    expect(await lookAgain(db, { propertyId, connectorId }, looking)).toMatchObject({ kind: 'looked' })
    expect(standIn.heard.map(({ path }) => /\.(\w+)(\?|$)/.exec(path)?.[1])).toEqual([
      'getPosts',
      'refreshSession',
      'getPosts',
    ])
  })
})

describe('an edit', () => {
  test('is heard like any other, and once', async ({ db }) => {
    const { posts, heard, look, kept, signal } = await anAccountThatHeard(db, 'mastodon')
    const { id } = await heard('1', 70)
    posts.set('1', { text: 'Lovely, but the soup was cold', editedAt: '2026-07-10T17:30:00.000Z' })
    expect(await look()).toEqual({ kind: 'looked', gone: 0, edited: 1 })
    await takeDeliveries(db, kept.splice(0), EVENING)
    expect(await signal(id)).toMatchObject({
      text: 'Lovely, but the soup was cold',
      revisedAt: new Date('2026-07-10T17:30:00.000Z'),
    })
    expect(await look(60)).toEqual({ kind: 'looked', gone: 0, edited: 0 })
    expect(await db.select().from(deliveries)).toHaveLength(1)
  })

  test('and what is gone are noticed by an instance without lists, twenty a round', async ({ db }) => {
    const { posts, heard, look, asked } = await anAccountThatHeard(db, 'mastodon', (all) =>
      mastodonPosts(all, { hasList: false }),
    )
    for (let n = 1; n <= 25; n += 1) await heard(`${n}`, 100 - n)
    posts.delete('1')
    posts.set('2', { text: 'Edited', editedAt: '2026-07-10T17:30:00.000Z' })
    expect(await look()).toEqual({ kind: 'looked', gone: 1, edited: 1 })
    expect(asked().filter((path) => !path.includes('?'))).toHaveLength(20)
    posts.delete('25')
    expect(await look(1)).toEqual({ kind: 'looked', gone: 1, edited: 0 })
    expect(asked().filter((path) => !path.includes('?'))).toHaveLength(25)
  })
})

test('whoever listens to an account looks again, too', async () => {
  const house = await cloneDatabase()
  const { propertyId, posts, heard, signal } = await anAccountThatHeard(house.db, 'bluesky', (all) => {
    const answer = blueskyPosts(all)
    return (asking) =>
      asking.path.includes('listNotifications')
        ? { status: 200, body: { notifications: [] } }
        : answer(asking)
  })
  const gone = await heard('1', 60)
  await aTask(house.db, propertyId, { signalId: gone.id })
  posts.delete('1')
  const listening = startListening(house, async () => undefined, { lookAroundMs: 50, lookAgainMs: 50 })
  try {
    await vi.waitFor(async () => expect((await signal(gone.id))?.deletedAt).toBeTruthy(), 5000)
  } finally {
    await listening.stop()
    await house.drop()
  }
})
