import { expect, test } from 'vitest'

import { readWhen } from './when'

const read = (text: string) => {
  const when = readWhen(text, 'America/New_York')
  return when instanceof Date ? when.toISOString() : when.key
}

test.each([
  ['2026-08-20T10:00:00Z', '2026-08-20T10:00:00.000Z'],
  ['2026-08-20T10:00:00.250+02:00', '2026-08-20T08:00:00.250Z'],
  ['2026-08-20T10:00+0200', '2026-08-20T08:00:00.000Z'],
  ['2026-08-20 10:00:00', '2026-08-20T14:00:00.000Z'],
  ['2026-08-20 10:00:00 UTC', '2026-08-20T10:00:00.000Z'],
  ['2026-01-20 10:00', '2026-01-20T15:00:00.000Z'],
  ['2026-08-20', '2026-08-20T04:00:00.000Z'],
  ['1787220000', '2026-08-20T10:00:00.000Z'],
  ['1787220000.5', '2026-08-20T10:00:00.500Z'],
  ['1787220000123', '2026-08-20T10:00:00.123Z'],
  ['Thu, 20 Aug 2026 10:00:00 GMT', '2026-08-20T10:00:00.000Z'],
  ['20 August 2026 10:00 -0300', '2026-08-20T13:00:00.000Z'],
  ['Wed Aug 27 13:08:45 +0000 2008', '2008-08-27T13:08:45.000Z'],
  ['August 20, 2026 at 10:00AM', '2026-08-20T14:00:00.000Z'],
  ['Aug 20, 2026, 12:30 AM', '2026-08-20T04:30:00.000Z'],
])('%s is a moment', (text, instant) => {
  expect(read(text)).toBe(instant)
})

test.each(['03/04/2026', '3/4/26 10:00 PM', '20/08/2026', '08-20-2026 10:00', '04.03.2026'])(
  '%s could mean two days, and is not guessed',
  (text) => {
    expect(read(text)).toBe('ambiguous_date')
  },
)

test.each([
  '',
  'yesterday',
  '2026-13-40',
  '2026-02-30T10:00:00Z',
  '12',
  'Foo 20, 2026 at 10:00AM',
  '20 Aug 2026 at noon',
])('"%s" is no moment', (text) => {
  expect(read(text)).toBe('unreadable_date')
})
