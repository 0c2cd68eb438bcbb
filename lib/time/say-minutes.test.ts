import { expect, test } from 'vitest'

import { sayMinutes } from './say-minutes'

test('minutes are said as people say them, never as a large number of the smallest unit', () => {
  const said = (locale: string) =>
    [0, 1, 45, 60, 90, 120, 1440, 1505, 4320, 20160].map((minutes) => sayMinutes(minutes, locale))
  expect(said('en-GB')).toEqual([
    '0 minutes',
    '1 minute',
    '45 minutes',
    '1 hour',
    '1 hour and 30 minutes',
    '2 hours',
    '1 day',
    '1 day, 1 hour and 5 minutes',
    '3 days',
    '14 days',
  ])
  expect(said('es').slice(3, 8)).toEqual([
    '1 hora',
    '1 hora y 30 minutos',
    '2 horas',
    '1 día',
    '1 día, 1 hora y 5 minutos',
  ])
})
