import { describe, expect, test } from 'vitest'

import { isDue, type Lookable, paceOf, whichToLookAt } from './which-to-look-at'

const NOW = new Date('2026-07-10T18:00:00.000Z')
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
const DAY = 24 * 60

const post = (heard: number, rest: { looked?: number; isAtWork?: boolean } = {}): Lookable => ({
  heardAt: ago(heard),
  lookedAt: rest.looked === undefined ? null : ago(rest.looked),
  isAtWork: rest.isAtWork ?? false,
})

describe('a post is looked at again', () => {
  test.each<[string, Lookable, boolean]>([
    ['five minutes after it was heard, when somebody is at work for it', post(5, { isAtWork: true }), true],
    ['not before', post(4.9, { isAtWork: true }), false],
    ['five minutes after the last look', post(60, { isAtWork: true, looked: 5 }), true],
    ['not before that either', post(60, { isAtWork: true, looked: 4 }), false],
    ['however old it is, while somebody is at work for it', post(90 * DAY, { isAtWork: true }), true],
    ['an hour after it was heard, when nobody is', post(60), true],
    ['not before that', post(59), false],
    ['an hour after the last look', post(DAY, { looked: 60 }), true],
    ['for three days', post(3 * DAY, { looked: 60 }), true],
    ['and no more', post(3 * DAY + 1, { looked: 60 }), false],
  ])('%s', (_, one, expected) => expect(isDue(one, paceOf('mastodon'), NOW)).toBe(expected))
})

describe('a review on Google is looked at again', () => {
  test.each<[string, Lookable, boolean]>([
    ['an hour after it was heard, when somebody is at work for it', post(60, { isAtWork: true }), true],
    ['not before', post(59, { isAtWork: true }), false],
    ['a day after it was heard, when nobody is', post(DAY), true],
    ['not before that', post(DAY - 1), false],
    ['a day after the last look', post(20 * DAY, { looked: DAY }), true],
    ['for thirty days', post(30 * DAY, { looked: DAY }), true],
    ['and no more', post(30 * DAY + 1, { looked: DAY }), false],
  ])('%s', (_, one, expected) => expect(isDue(one, paceOf('google_business'), NOW)).toBe(expected))
})

test('what somebody is at work for comes first, then what was not seen for longest, and no more than so many', () => {
  const named = (name: string, one: Lookable) => ({ name, ...one })
  const all = [
    named('young', post(70)),
    named('younger', post(61)),
    named('not due', post(10)),
    named('at work', post(6, { isAtWork: true })),
    named('longer at work', post(DAY, { isAtWork: true, looked: 20 })),
    named('longest', post(2 * DAY, { looked: 90 })),
  ]
  const chosen = (most: number) => whichToLookAt(all, paceOf('bluesky'), NOW, most).map(({ name }) => name)
  expect(chosen(10)).toEqual(['longer at work', 'at work', 'longest', 'young', 'younger'])
  expect(chosen(3)).toEqual(['longer at work', 'at work', 'longest'])
})
