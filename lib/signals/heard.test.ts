import { expect, test } from 'vitest'

import { cursorText, readCursor } from './heard'

const cursor = {
  receivedAt: new Date('2026-07-10T18:00:00.123Z'),
  id: '019f0000-0000-7000-8000-000000000000',
}

test('a cursor comes back from the address as it was', () => {
  expect(readCursor(cursorText(cursor))).toEqual(cursor)
})

test('an address that somebody made up begins at the newest', () => {
  for (const text of [
    undefined,
    '',
    'now',
    ['1.2'],
    `x.${cursor.id}`,
    '1.not-an-id',
    `99999999999999999.${cursor.id}`,
  ])
    expect(readCursor(text), String(text)).toBeNull()
})
