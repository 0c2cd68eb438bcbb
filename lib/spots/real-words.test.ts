/** Real words of guests, from a folder outside the project (REAL_DIR): they name no spot, so none may be found. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

import type { NamedSpot } from './find-spot'
import { readSpot } from './read-spot'

const folder = process.env.REAL_DIR
const FILES = ['guest-words-en.jsonl', 'reviews-other-languages.jsonl']
const Line = z.object({ text: z.string() })

const other = (label: string, aliases: string[]): NamedSpot => ({
  id: label,
  outletId: 'house',
  kind: 'other',
  label,
  aliases,
})
const spots: NamedSpot[] = [
  ...Array.from({ length: 40 }, (_, index) => ({ ...other(`${index + 1}`, []), kind: 'table' as const })),
  other('Fountain', ['the fountain', 'la fuente']),
  other('Bar', ['the bar', 'at the bar', 'la barra']),
  other('Patio', ['the patio', 'la terraza']),
]

test.skipIf(!folder)('in real words about other things, only a bare number is a table', () => {
  const lines = FILES.map((file) => join(folder ?? '', file))
    .filter((path) => existsSync(path))
    .flatMap((path) => readFileSync(path, 'utf8').trim().split('\n'))
    .map((line) => Line.parse(JSON.parse(line)).text)
  expect(lines.length).toBeGreaterThan(0)

  const found = lines.filter(
    (words) => readSpot(words, { spots, outlets: [], outletId: 'house' }).kind === 'spot',
  )
  // Asked where they sit, who answers "3" sits at table 3.
  expect(found.filter((words) => !/^\W*\d+\W*$/.test(words))).toEqual([])
})
