import { beforeEach, describe, expect, test, vi } from 'vitest'

import { sealCredentials } from './credentials'
import { standingsOf, troubledFirst } from './standing'

const NOW = new Date('2026-07-10T18:00:00Z')
const inDays = (days: number) => new Date(NOW.getTime() + days * 24 * 3_600_000)

beforeEach(() => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
  return () => vi.unstubAllEnvs()
})

type Facts = Parameters<typeof standingsOf>[0]

const WELL: Facts = {
  connector: { channel: 'standard_webhooks', network: 'foursquare', outgoingWaitsUntil: null },
  lastHeardAt: NOW,
  secretMadeAt: NOW,
  vendorSecretAt: null,
  access: null,
  silentSince: null,
}
const META = { channel: 'meta', network: 'facebook', outgoingWaitsUntil: null } as const
const INSTAGRAM = { ...META, network: 'instagram' } as const
const X = { channel: 'x', network: 'x', outgoingWaitsUntil: null } as const

function access(expiresAt: Date | null, { refreshToken = null as string | null, refusal = '' } = {}) {
  const given = { accessToken: 'token', refreshToken, clientId: 'app', clientSecret: null, expiresAt }
  return {
    ...{ propertyId: 'p', connectorId: 'c', changedAt: NOW, changedBy: null },
    ...{ refusal: refusal || null, refusedAt: refusal ? NOW : null },
    ...{ waitsUntil: null, postsWaitUntil: null },
    ...sealCredentials(given),
  }
}

const kinds = (facts: Partial<Facts>) => standingsOf({ ...WELL, ...facts }, NOW).map(({ kind }) => kind)

describe('a connector', () => {
  test.each<[string, () => Partial<Facts>, string[]]>([
    ['that is heard and lacks nothing is well', () => ({}), ['heard']],
    ['that was never heard waits', () => ({ lastHeardAt: null }), ['waiting']],
    ['without a secret hears nothing', () => ({ secretMadeAt: null, lastHeardAt: null }), ['deaf']],
    ['whose vendor signs hears nothing without its secret', () => ({ connector: X }), ['deaf']],
    [
      'whose vendor signs needs none of ours',
      () => ({ connector: X, vendorSecretAt: NOW, secretMadeAt: null }),
      ['heard'],
    ],
    [
      'that is read needs access',
      () => ({ connector: { ...X, channel: 'mastodon', network: 'mastodon' } }),
      ['deaf'],
    ],
    ['that is silent says so', () => ({ silentSince: NOW }), ['silent']],
    [
      'whose token ends in eight days says nothing',
      () => ({ connector: META, access: access(inDays(8)) }),
      ['heard'],
    ],
    ['whose token ends in seven says so', () => ({ connector: META, access: access(inDays(7)) }), ['ends']],
    ['whose token has ended says so', () => ({ connector: META, access: access(inDays(-1)) }), ['over']],
    [
      'that is refused because of it says that once',
      () => ({ connector: META, access: access(inDays(-1), { refusal: 'access_ended' }) }),
      ['refused'],
    ],
    [
      'whose token lengthens itself says nothing',
      () => ({ connector: INSTAGRAM, access: access(inDays(1)) }),
      ['heard'],
    ],
    [
      'that renews its token says nothing',
      () => ({ connector: X, vendorSecretAt: NOW, access: access(inDays(0), { refreshToken: 'next' }) }),
      ['heard'],
    ],
    [
      'that could not renew it says so',
      () => ({ connector: X, vendorSecretAt: NOW, access: access(inDays(1)) }),
      ['ends'],
    ],
    [
      'with several troubles says the most serious first',
      () => ({
        connector: META,
        secretMadeAt: null,
        silentSince: NOW,
        access: access(inDays(2), { refusal: 'not_allowed' }),
      }),
      ['deaf', 'refused', 'silent', 'ends'],
    ],
  ])('%s', (_, facts, expected) => expect(kinds(facts())).toEqual(expected))
})

test('one that was asked too much waits, until the vendor answers again or the time is over', () => {
  const until = (waitsUntil: Date) => ({
    connector: X,
    vendorSecretAt: NOW,
    access: { ...access(null), waitsUntil },
  })
  expect(standingsOf({ ...WELL, ...until(inDays(1)) }, NOW)).toEqual([{ kind: 'waits', until: inDays(1) }])
  expect(kinds(until(NOW))).toEqual(['heard'])
})

test('one that takes no more posts for now says so beside what it hears', () => {
  const until = (postsWaitUntil: Date) => ({
    connector: X,
    vendorSecretAt: NOW,
    access: { ...access(null), postsWaitUntil },
  })
  expect(standingsOf({ ...WELL, ...until(inDays(1)) }, NOW)).toEqual([
    { kind: 'posts_wait', until: inDays(1) },
  ])
  expect(kinds(until(NOW))).toEqual(['heard'])
})

test('one whose receiver of replies takes no more for now says so', () => {
  const until = (outgoingWaitsUntil: Date) => ({ connector: { ...WELL.connector, outgoingWaitsUntil } })
  expect(standingsOf({ ...WELL, ...until(inDays(1)) }, NOW)).toEqual([
    { kind: 'receiver_waits', until: inDays(1) },
  ])
  expect(kinds(until(NOW))).toEqual(['heard'])
})

test('those with trouble come first, the most serious before the rest, and the others by name', () => {
  const one = (name: string, facts: Partial<Facts> & { quarantined?: number } = {}) => ({
    ...{ ...WELL, name, quarantined: 0 },
    ...facts,
  })
  const byName = [
    one('Bar'),
    one('Instagram', { connector: META, access: access(inDays(3)) }),
    one('Mews', { silentSince: NOW }),
    one('New', { lastHeardAt: null }),
    one('Spa', { secretMadeAt: null }),
    one('Web', { quarantined: 2 }),
    one('X', { connector: X, vendorSecretAt: NOW, access: { ...access(null), waitsUntil: inDays(1) } }),
    one('Yelp', { access: access(null, { refusal: 'access_ended' }) }),
  ]
  expect(troubledFirst(byName, NOW).map(({ name }) => name)).toEqual([
    ...['Spa', 'Yelp', 'Mews', 'X', 'Instagram', 'Web', 'Bar', 'New'],
  ])
})
