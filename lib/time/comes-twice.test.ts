/** Held against Temporal, which has the rules of every zone and knows nothing of how a moment is written. */
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'

import { turnOf } from './comes-twice'

const wallIn = (zone: string) => {
  const wall = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return (at: Date) => wall.format(at)
}

/** The two instants of one time on the wall; the same one twice where it comes once. */
const instantsOf = (local: string, zone: string) =>
  (['earlier', 'later'] as const).map(
    (disambiguation) =>
      new Date(
        Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
      ),
  )

test.each([
  ['Europe/Madrid', '2026-10-25T02:00', '2026-10-25T02:59', '2026-10-25T01:59', '2026-10-25T03:00'],
  ['Europe/London', '2026-10-25T01:00', '2026-10-25T01:59', '2026-10-25T00:59', '2026-10-25T02:00'],
  ['America/New_York', '2026-11-01T01:00', '2026-11-01T01:59', '2026-11-01T00:59', '2026-11-01T02:00'],
  ['Australia/Lord_Howe', '2026-04-05T01:30', '2026-04-05T01:59', '2026-04-05T01:29', '2026-04-05T02:00'],
  ['Antarctica/Troll', '2026-10-25T01:00', '2026-10-25T02:59', '2026-10-25T00:59', '2026-10-25T03:00'],
])('in %s what comes twice goes from %s to %s', (zone, from, to, before, after) => {
  const turns = (local: string) => instantsOf(local, zone).map((at) => turnOf(at, wallIn(zone)))
  for (const local of [from, to]) expect(turns(local)).toEqual(['first', 'second'])
  for (const local of [before, after]) expect(turns(local)).toEqual([null, null])
})

test.each([
  ['Europe/Madrid', '2026-03-29T02:30'],
  ['Europe/Madrid', '2026-10-24T02:30'],
  ['Australia/Lord_Howe', '2026-10-04T02:15'],
  ['Asia/Kathmandu', '2026-10-25T02:30'],
  ['America/Phoenix', '2026-11-01T01:30'],
])('in %s nothing comes twice around %s', (zone, local) => {
  for (const at of instantsOf(local, zone)) expect(turnOf(at, wallIn(zone))).toBeNull()
})
