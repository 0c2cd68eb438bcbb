import { expect, test } from 'vitest'

import type { WayBack } from './incoming'
import { aloneOf, toKeep, wayBackOf } from './way-back'

const way: WayBack = {
  audience: 'private',
  target: { recipient_id: '5' },
  until: new Date('2026-07-11T12:00:00.000Z'),
  refused: 'window_closed',
}

test('a way back is read again as it was kept', () => {
  const alone = { target: { private_reply_to: '1790' }, until: way.until }
  const openly: WayBack = { ...way, audience: 'public', until: null, refused: null }
  for (const one of [way, openly, { ...openly, alone }, { ...openly, alone: { ...alone, until: null } }])
    expect(wayBackOf({ wayBack: JSON.parse(JSON.stringify(toKeep(one))) })).toEqual(one)
})

test('what everyone sees goes to one person alone only where it may', () => {
  const alone = { target: { private_reply_to: '1790' }, until: null }
  expect(aloneOf({ ...way, audience: 'public', alone })).toEqual({
    ...{ ...alone, audience: 'private', refused: null },
  })
  expect(aloneOf(way)).toBeNull()
})

test('what cannot be read is no way back', () => {
  expect(wayBackOf({ wayBack: null })).toBeNull()
  expect(wayBackOf({ wayBack: { ...toKeep(way), audience: 'everybody' } })).toBeNull()
  expect(wayBackOf({ wayBack: { ...toKeep(way), until: 'tomorrow' } })).toBeNull()
})
