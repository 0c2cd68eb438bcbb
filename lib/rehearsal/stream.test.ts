import { expect, test } from 'vitest'

import { busynessOf, moveStream, readStream } from './stream'

const line = (id: string, occurredAt: string, type = 'restaurant') =>
  JSON.stringify({ id, kind: 'check_in', occurredAt, author: { handle: 'ana' }, place: { type, lat: 40.7 } })

test('a stream keeps the places of one type and names the lines it cannot read', () => {
  const text = [
    line('a', '2012-04-19T23:00:00Z'),
    line('b', '2012-04-19T23:10:00Z', 'hotel'),
    '{ not json',
    '{"id":"c"}',
    '',
  ].join('\n')

  const { signals, bad, left } = readStream(text, { outlet: 'La Terraza', type: 'restaurant' })

  expect(signals).toMatchObject([{ id: 'a', kind: 'check_in', place: { outlet: 'La Terraza' } }])
  expect(left).toBe(1)
  expect(bad.map(({ line: number }) => number)).toEqual([3, 4])
})

test('a moved stream ends when it is told to and keeps its gaps', () => {
  const text = [line('a', '2012-04-19T23:00:00Z'), line('b', '2012-04-20T01:30:00Z')].join('\n')
  const { signals } = readStream(text, { outlet: 'La Terraza', type: null })

  const moved = moveStream(signals, new Date('2026-11-22T20:00:00.000Z'))

  expect(moved.map(({ occurredAt }) => occurredAt)).toEqual([
    '2026-11-22T17:30:00.000Z',
    '2026-11-22T20:00:00.000Z',
  ])
  expect(new Set(moved.map(({ id }) => id)).size).toBe(2)
  expect(moved[0]?.id).not.toBe('a')
})

test('busyness counts the mean day, the fullest day and the fullest hour', () => {
  const instants = ['2026-01-01T10:00:00Z', '2026-01-01T10:20:00Z', '2026-01-02T09:00:00Z'].map(
    (at) => new Date(at),
  )

  expect(busynessOf(instants, (at) => at.toISOString().slice(0, 10))).toEqual({
    days: 1,
    perDay: 3,
    busiestDay: 2,
    busiestHour: 2,
  })
})
