import { expect, test } from 'vitest'

import { readPartySize } from './read-party-size'

test.each<[string, number | null]>([
  ["we're four", 4],
  ['We are 6 at table 9', 6],
  ['Table 9, 5 of us', 5],
  ['the two of us', 2],
  ['party of eight', 8],
  ['table for 4', 4],
  ['3 people', 3],
  ['2 adults and 3 kids', 5],
  ['4 people, 2 adults and 2 kids', 4],
  ['5 people and 2 kids', null],
  ['somos cinco', 5],
  ['somos 4 personas', 4],
  ['Estamos 3 en la mesa 12', 3],
  ['mesa para dos', 2],
  ["there's 4 of us", 4],
  ["we're just two", 2],
  // Not sizes.
  ['table 12', null],
  ["we're at 7", null],
  ["we're 5 minutes away", null],
  ['we are 3 blocks away', null],
  ['with my 3 sisters', null],
  ['somewhere with 40 people around', null],
  ['at 4', null],
  ['we are 4 or 5', null],
  ["we're four, no, there are 5 of us", null],
  ['party of 400', null],
  ["We're two adults with 3 kids", null],
  ['a table for 2 adults and 1 child', 3],
  ['', null],
])('%j: %j', (words, size) => {
  expect(readPartySize(words)).toBe(size)
})
