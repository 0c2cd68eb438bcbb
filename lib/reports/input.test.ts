import { describe, expect, test } from 'vitest'

import { addressOf, maySee, readAsk, scopeBefore, scopeFor } from './input'

const TODAY = '2026-07-10'
const CLOCK = { zone: 'Europe/Lisbon', rollsAtHour: 4 }
const STAFF = {
  propertyId: 'p',
  personId: 'me',
  name: 'Ana',
  role: 'staff',
  teamIds: [],
  locale: 'en',
} as const

describe('an address of the report', () => {
  test('that says nothing, or nonsense, asks for the last 28 days', () => {
    const plain = readAsk({}, TODAY)
    expect(plain).toMatchObject({
      preset: '28-days',
      period: { from: '2026-06-13', to: TODAY },
      by: 'playbook',
      only: {},
    })
    const nonsense = {
      period: 'ever',
      by: 'star sign',
      outlet: "' or 1=1",
      hour: '99',
      word: 'Robert; drop',
      answered: 'perhaps',
      after: 'x',
      from: '2026-13-01',
      to: 'x',
    }
    expect(readAsk(nonsense, TODAY)).toEqual(plain)
  })

  test('is read back as it was written', () => {
    const asked = {
      from: '2026-07-01',
      to: '2026-07-05',
      by: 'team',
      compare: 'year',
      team: 'none',
      weekday: '5',
      hour: '19',
      word: 'guest_out',
      answered: 'yes',
    }
    const ask = readAsk(asked, TODAY)
    expect(readAsk(Object.fromEntries(new URLSearchParams(addressOf(ask))), TODAY)).toEqual(ask)
  })

  test('changes its period without keeping the dates of another', () => {
    const ask = readAsk({ from: '2026-07-01', to: '2026-07-05', until: '2026-07-03T00:00:00Z' }, TODAY)
    expect(addressOf(ask, { period: 'week' })).toBe('by=playbook&period=week')
  })
})

test('the period before is cut where this one has come to', () => {
  const now = new Date('2026-07-10T18:00:00Z')
  const week = scopeFor(STAFF, readAsk({ period: 'week' }, TODAY), CLOCK, now)
  expect(scopeBefore(week)).toMatchObject({
    from: '2026-06-29',
    to: '2026-07-03',
    until: new Date('2026-07-03T18:00:00Z'),
  })
  const past = scopeFor(STAFF, readAsk({ period: 'last-week' }, TODAY), CLOCK, now)
  expect(scopeBefore(past)).toMatchObject({
    from: '2026-06-22',
    to: '2026-06-28',
    until: new Date('2026-06-29T03:00:00Z'),
  })
})

test('the year before is cut at the same moment of the same week', () => {
  const now = new Date('2026-07-10T18:00:00Z')
  const week = scopeFor(STAFF, readAsk({ period: 'week' }, TODAY), CLOCK, now)
  expect(scopeBefore(week, 'year')).toMatchObject({
    from: '2025-07-07',
    to: '2025-07-11',
    until: new Date('2025-07-11T18:00:00Z'),
  })
})

test('the cut stands at the same time on the wall, also when clocks changed in between', () => {
  const now = new Date('2026-10-30T19:00:00Z')
  const week = scopeFor(STAFF, readAsk({ period: 'week' }, '2026-10-30'), CLOCK, now)
  expect(scopeBefore(week).until).toEqual(new Date('2026-10-23T18:00:00Z'))
})

test('what the house hears is nobody’s own figure: staff do not see it', () => {
  expect(maySee(STAFF, 'heard')).toBe(false)
  expect(maySee(STAFF, 'moments')).toBe(true)
  expect(maySee({ ...STAFF, role: 'manager' }, 'heard')).toBe(true)
})
