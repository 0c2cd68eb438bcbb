import { expect, test } from 'vitest'

import type { WayBack } from './incoming'
import { toKeep, wayBackOf } from './way-back'

const way: WayBack = {
  audience: 'private',
  target: { recipient_id: '5' },
  until: new Date('2026-07-11T12:00:00.000Z'),
  refused: 'window_closed',
}

test('a way back is read again as it was kept', () => {
  for (const one of [way, { ...way, until: null, refused: null }])
    expect(wayBackOf({ wayBack: JSON.parse(JSON.stringify(toKeep(one))) })).toEqual(one)
})

test('what cannot be read is no way back', () => {
  expect(wayBackOf({ wayBack: null })).toBeNull()
  expect(wayBackOf({ wayBack: { ...toKeep(way), audience: 'everybody' } })).toBeNull()
  expect(wayBackOf({ wayBack: { ...toKeep(way), until: 'tomorrow' } })).toBeNull()
})
