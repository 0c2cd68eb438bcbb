/** A review that was taken down is noticed although Google tells only what is new or edited. */
import { beforeEach, describe, expect, vi } from 'vitest'

import { connectors, deliveries } from '@/db/schema/signals'
import { sealCredentials } from '@/lib/connectors/credentials'
import { findAccess, putAccess } from '@/lib/connectors/vendor-store'
import { takeDeliveries } from '@/lib/signals/take-delivery'
import { anAccountThatHeard } from '@/lib/testing/an-account-that-heard'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { CREDENTIALS } from '@/lib/testing/fetching'
import { aTask, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { googleReviews, LOCATION, uriOf } from '@/lib/testing/standing-posts'

import { startListening } from './listen'

beforeEach(() => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests, long enough')
  return () => vi.unstubAllEnvs()
})

const DAY = 24 * 60
const NOTHING = { kind: 'looked', gone: 0, edited: 0 }
const LIST = `/v4/${LOCATION}/reviews?pageSize=50`

describe('a review', () => {
  test('that is gone is taken back within a day, and one that stands is left as it is', async ({ db }) => {
    const { posts, heard, look, signal, asked } = await anAccountThatHeard(db, 'google')
    const [gone, stands] = [await heard('1', 0), await heard('2', 0)]
    posts.delete('1')
    expect(await look(DAY - 1)).toEqual(NOTHING)
    expect(asked(), 'nobody asks before it is time').toEqual([])
    expect(await look(DAY)).toEqual({ kind: 'looked', gone: 1, edited: 0 })
    expect(asked(), 'only what is not listed is asked for alone').toEqual([LIST, `/v4/${uriOf.google('1')}`])
    expect(await signal(gone.id)).toMatchObject({ text: '', deletedAt: minutesAfter(EVENING, DAY) })
    expect(await signal(stands.id)).toMatchObject({ deletedAt: null, lookedAt: minutesAfter(EVENING, DAY) })
    expect(await look(2 * DAY)).toEqual(NOTHING)
    expect(asked()).toHaveLength(3)
  })

  test('somebody is at work for is looked at every hour', async ({ db }) => {
    const { propertyId, heard, look, asked } = await anAccountThatHeard(db, 'google')
    const { id } = await heard('1', 60)
    await aTask(db, propertyId, { signalId: id })
    await look()
    await look(59)
    expect(asked()).toHaveLength(1)
    await look(60)
    expect(asked()).toHaveLength(2)
  })

  test('of nobody is looked at as well, but not that of somebody who opted out', async ({ db }) => {
    const { posts, heard, look, signal } = await anAccountThatHeard(db, 'google')
    const nobody = await heard('1', DAY, { author: null, authorName: null })
    const minded = await heard('2', DAY, { author: null, authorName: null, text: '' })
    posts.clear()
    expect(await look()).toEqual({ kind: 'looked', gone: 1, edited: 0 })
    expect(await signal(nobody.id)).toMatchObject({ deletedAt: EVENING })
    expect(await signal(minded.id)).toMatchObject({ deletedAt: null, lookedAt: null })
  })

  test('older than the list reaches is asked for alone, twenty a round', async ({ db }) => {
    const { posts, heard, look, asked } = await anAccountThatHeard(db, 'google')
    for (let n = 1; n <= 80; n += 1) await heard(`${n}`, DAY + 80 - n)
    expect(await look()).toEqual(NOTHING)
    expect(asked()).toHaveLength(1 + 20)
    posts.delete('30')
    expect(await look(1)).toEqual({ kind: 'looked', gone: 1, edited: 0 })
    expect(asked()).toHaveLength(1 + 20 + 1 + 10)
    await look(2)
    expect(asked()).toHaveLength(32)
  })

  test('of a location that this was connected to before is not gone because it is not listed', async ({
    db,
  }) => {
    const { connector, heard, look, signal, asked } = await anAccountThatHeard(db, 'google', (posts) => {
      const answer = googleReviews(posts)
      return (asking) => (asking.path.includes('/99/') ? { status: 200, body: {} } : answer(asking))
    })
    const { id } = await heard('1', DAY)
    await db.update(connectors).set({ accountId: 'accounts/81/locations/99' })
    expect(connector.accountId).toBe(LOCATION)
    expect(await look()).toEqual(NOTHING)
    expect(asked()).toHaveLength(1)
    expect(await signal(id)).toMatchObject({ deletedAt: null, lookedAt: EVENING })
  })

  test('that was edited unheard is heard once, be it only its stars', async ({ db }) => {
    const { posts, heard, look, kept, signal } = await anAccountThatHeard(db, 'google')
    const [words, stars] = [await heard('1', DAY), await heard('2', DAY)]
    await heard('3', DAY)
    const editedAt = '2026-07-10T17:30:00.000Z'
    posts.set('1', { text: 'Lovely, but the soup was cold', editedAt })
    posts.set('2', { text: 'Lovely, number 2', stars: 'ONE', editedAt })
    posts.set('3', { text: 'Lovely, number 3', editedAt })
    expect(await look()).toEqual({ kind: 'looked', gone: 0, edited: 2 })
    await takeDeliveries(db, kept.splice(0), EVENING)
    expect(await signal(words.id)).toMatchObject({ text: 'Lovely, but the soup was cold', ratingValue: 5 })
    expect(await signal(stars.id)).toMatchObject({ text: 'Lovely, number 2', ratingValue: 1 })
    expect(await look(DAY)).toEqual(NOTHING)
    expect(await db.$count(deliveries)).toBe(2)
  })
})

describe('nothing is taken back', () => {
  test('when Google knows the location no more, or nothing at all', async ({ db }) => {
    let isLost = true
    const { heard, look, signal, asked } = await anAccountThatHeard(db, 'google', (posts) => {
      const answer = googleReviews(posts)
      return (asking) => (isLost ? { status: 404, body: { error: { code: 404 } } } : answer(asking))
    })
    const { id } = await heard('1', DAY)
    expect(await look()).toEqual({ kind: 'refused', refusal: 'wrong_account' })
    expect(asked(), 'no review is asked for then').toEqual([LIST])
    expect(await signal(id)).toMatchObject({ deletedAt: null, lookedAt: null })
    isLost = false
    expect(await look(1)).toEqual(NOTHING)
  })

  test('when it lists nothing and finds none of several reviews: each is of somebody else', async ({
    db,
  }) => {
    const { posts, heard, look, signal } = await anAccountThatHeard(db, 'google')
    const all: string[] = []
    for (let n = 1; n <= 5; n += 1) all.push((await heard(`${n}`, DAY)).id)
    posts.clear()
    expect(await look()).toEqual({ kind: 'try_again', afterMs: null })
    for (const id of all) expect(await signal(id)).toMatchObject({ deletedAt: null })
    posts.set('5', { text: 'Lovely, number 5' })
    expect(await look(1)).toEqual({ kind: 'looked', gone: 4, edited: 0 })
  })

  test('when it is busy; then it is left alone until it says', async ({ db }) => {
    const { key, posts, heard, standIn, look, signal, asked } = await anAccountThatHeard(db, 'google')
    const { id } = await heard('1', DAY)
    await heard('2', DAY)
    posts.delete('1')
    standIn.faults.push(
      { status: 429, headers: { 'retry-after': '120' } },
      { status: 500 },
      'reset',
      'accept_then_cut',
      { status: 200, body: 'no list' },
    )
    expect(await look()).toEqual({ kind: 'try_again', afterMs: 120_000 })
    expect(await findAccess(db, key)).toMatchObject({ waitsUntil: minutesAfter(EVENING, 2) })
    expect(await look(1)).toEqual({ kind: 'try_again', afterMs: 60_000 })
    expect(asked()).toHaveLength(1)
    for (let n = 0; n < 4; n += 1) expect(await look(2)).toEqual({ kind: 'try_again', afterMs: null })
    standIn.faults.push('accept', { status: 500 })
    expect(await look(2), 'not when a review alone fails either').toMatchObject({ kind: 'try_again' })
    expect(await signal(id)).toMatchObject({ deletedAt: null, lookedAt: null })
    expect(await look(3)).toEqual({ kind: 'looked', gone: 1, edited: 0 })
  })

  test('when access has ended; a token that only ran out is renewed', async ({ db }) => {
    const { key, posts, heard, look, signal, asked } = await anAccountThatHeard(db, 'google')
    const { id } = await heard('1', DAY)
    await heard('2', DAY)
    posts.delete('1')
    const enter = (credentials: Partial<typeof CREDENTIALS>) =>
      putAccess(db, {
        ...key,
        ...sealCredentials({ ...CREDENTIALS, accessToken: 'token-old', ...credentials }),
        changedAt: EVENING,
        changedBy: null,
      })
    await enter({ refreshToken: null })
    expect(await look()).toEqual({ kind: 'refused', refusal: 'access_ended' })
    expect(await findAccess(db, key)).toMatchObject({ refusal: 'access_ended' })
    expect(await signal(id)).toMatchObject({ deletedAt: null, lookedAt: null })
    await enter({})
    expect(await look(1)).toEqual({ kind: 'looked', gone: 1, edited: 0 })
    expect(asked()).toEqual([LIST, LIST, '/token', LIST, `/v4/${uriOf.google('1')}`])
  })
})

test('one of the workers looks at the reviews of a house', async () => {
  const house = await cloneDatabase()
  const { propertyId, posts, heard, signal, asked } = await anAccountThatHeard(house.db, 'google')
  const gone = await heard('1', DAY)
  await aTask(house.db, propertyId, { signalId: gone.id })
  posts.delete('1')
  const paces = { lookAroundMs: 50, lookAgainMs: 50 }
  const workers = [0, 1].map(() => startListening(house, async () => undefined, paces))
  try {
    await vi.waitFor(async () => expect((await signal(gone.id))?.deletedAt).toBeTruthy(), 5000)
    expect(asked(), 'one worker alone').toEqual([LIST, `/v4/${uriOf.google('1')}`])
  } finally {
    await Promise.all(workers.map(({ stop }) => stop()))
    await house.drop()
  }
})
