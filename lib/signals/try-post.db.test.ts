import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { connectors } from '@/db/schema/signals'
import { aHouse } from '@/lib/testing/a-house'
import { test } from '@/lib/testing/db-test'
import { everyTable } from '@/lib/testing/every-table'
import { aMember, EVENING } from '@/lib/testing/furnish'
import { everythingHeard, hear } from '@/lib/testing/hearing'

import { findHeard } from './heard-store'
import type { PostToTry } from './input'
import { listTasksOf } from './tasks-store'
import { tryPost } from './try-post'

const CLOCK = { zone: 'Europe/Lisbon', now: EVENING }

async function aTryingHouse(db: Database) {
  const house = await aHouse(db, {
    starters: ['where_are_you_sitting', 'praise_of_the_bathroom', 'birthday', 'low_review'],
  })
  const { propertyId, swarm } = house
  await db
    .update(connectors)
    .set({ ownHandles: ['theswan'] })
    .where(eq(connectors.propertyId, propertyId))
  const marta = await aMember(db, propertyId, { role: 'manager' })
  const post = (what: Partial<PostToTry>): PostToTry => ({
    ...{ connectorId: swarm.id, text: '', handle: 'ana', kind: 'mention', at: null, rating: null },
    isRepost: false,
    ...what,
  })
  return { ...house, marta, post }
}

const POSTS: [string, Partial<PostToTry>][] = [
  ['a check-in', { kind: 'check_in', text: 'Here at last, it is my birthday' }],
  ['praise of the bathroom', { text: 'This bathroom is gorgeous, what a beautiful bathtub' }],
  ['words that no playbook waits for', { text: 'The weather is fine in Lisbon today' }],
  ['a review of one star', { kind: 'review', text: 'Cold soup', rating: 1 }],
  ['our own post', { handle: '@TheSwan', text: 'Birthday cake tonight on the terrace' }],
  ['a repost', { text: 'RT @ana: birthday at the swan tonight' }],
  ['what is marked as repeated', { text: 'Birthday at the swan tonight', isRepost: true }],
]

describe('a post that somebody tries', () => {
  test.for(POSTS)('leaves nothing behind, and %s is judged as when it comes', async ([, what], { db }) => {
    const { propertyId, swarm, marta, post } = await aTryingHouse(db)
    const before = await everyTable(db)
    const outcome = await tryPost(db, marta, post(what), CLOCK)
    if (!outcome.ok) throw new Error(outcome.refusal)
    expect(await everyTable(db)).toEqual(before)

    const { handle, text, kind = 'mention', rating, isRepost } = post(what)
    const rated = rating === null ? {} : { rating: { value: rating, max: 5 } }
    await hear(db, swarm, {
      ...{ id: newId(), kind, occurredAt: EVENING.toISOString(), author: { handle } },
      ...{ text, isRepost, ...rated },
    })
    const [signal] = await everythingHeard(db)
    const key = { propertyId, signalId: signal?.id ?? '' }
    const real = await findHeard(db, { ...key, now: EVENING })
    const { heard, tasks } = outcome.tried
    expect(heard).toEqual({ ...real, id: heard.id, guestId: heard.guestId, visitId: heard.visitId })
    const plain = (made: typeof tasks) => made.map(({ id: _, ...task }) => task)
    expect(plain(tasks)).toEqual(plain(await listTasksOf(db, key)))
  })

  test('says which playbooks matched and which tasks would be made', async ({ db }) => {
    const { marta, post } = await aTryingHouse(db)
    const tried = await tryPost(db, marta, post({ kind: 'check_in', text: 'Here at last' }), CLOCK)
    expect(tried).toMatchObject({
      ok: true,
      tried: {
        filter: null,
        ownHandles: ['theswan'],
        tasks: expect.arrayContaining([
          expect.objectContaining({ kind: 'reply', status: 'open' }),
          expect.objectContaining({ kind: 'gesture', status: 'waiting' }),
        ]),
      },
    })
    const considered = tried.ok ? (tried.tried.heard.decision?.considered ?? []) : []
    expect(considered.filter(({ matched }) => matched).map(({ name }) => name)).toEqual([
      'where_are_you_sitting',
    ])
    expect(considered.filter(({ matched }) => !matched).every(({ misses }) => misses.length > 0)).toBe(true)
  })

  test.for([
    ['our_account', { handle: '@TheSwan', text: 'Hello' }],
    ['begins_as_repost', { text: 'RT @ana: hello' }],
    ['marked_as_repost', { text: 'Hello', isRepost: true }],
  ] as const)('says that the filter %s held it', async ([filter, what], { db }) => {
    const { marta, post } = await aTryingHouse(db)
    expect(await tryPost(db, marta, post(what), CLOCK)).toMatchObject({ tried: { filter, tasks: [] } })
  })

  test('may be of another moment, but of none that has not come', async ({ db }) => {
    const { marta, post } = await aTryingHouse(db)
    const at = (at: string) => tryPost(db, marta, post({ text: 'Birthday', at }), CLOCK)
    const long = await at('2012-04-20T01:33')
    expect(long).toMatchObject({ tried: { heard: { decision: { stopped: { key: 'too_late' } } } } })
    expect(long.ok && long.tried.heard.occurredAt.toISOString()).toBe('2012-04-20T00:33:00.000Z')
    expect(await at('2099-01-01T00:00')).toEqual({ ok: false, refusal: 'in_the_future' })
    expect(await at('2026-02-31T00:00')).toEqual({ ok: false, refusal: 'no_such_time' })
  })

  test('is for a manager of this house', async ({ db }) => {
    const { marta, propertyId, post } = await aTryingHouse(db)
    const other = await aTryingHouse(db)
    const theirs = other.post({ text: 'Hello' })
    expect(await tryPost(db, marta, theirs, CLOCK)).toEqual({ ok: false, refusal: 'not_found' })
    const jonas = await aMember(db, propertyId, { role: 'staff' })
    const ours = post({ text: 'Hello' })
    expect(await tryPost(db, jonas, ours, CLOCK)).toEqual({ ok: false, refusal: 'not_allowed' })
  })
})
