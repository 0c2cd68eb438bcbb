/** Sixty answers by somebody who had not seen the reader: it may ask, it is never wrong. */
import { expect, test } from 'vitest'

import type { SpotKind } from '@/db/vocabulary'

import { readSpot } from './read-spot'
import answersFile from './sixty-answers.json' with { type: 'json' }

const outlet = { id: 'terraza', name: 'La Terraza' }
type ListedSpot = { kind: SpotKind; label: string; aliases: string[] }

const listed: ListedSpot[] = [
  ...Array.from({ length: 40 }, (_, index) => ({
    kind: 'table' as const,
    label: String(index + 1),
    aliases: [],
  })),
  ...answersFile.named.map(({ label, aliases }) => ({ kind: 'other' as const, label, aliases })),
]
const spots = listed.map((spot) => ({ ...spot, id: spot.label, outletId: outlet.id }))

const judged = answersFile.answers.map(({ words, spot }) => {
  const reading = readSpot(words, { spots, outlets: [outlet], outletId: outlet.id })
  const found = reading.kind === 'spot' ? reading.spotId : null
  if (found === null) return { words, verdict: spot === null ? 'right' : 'asked', found }
  return { words, verdict: found === spot ? 'right' : 'wrong', found }
})
const of = (verdict: string) => judged.filter((one) => one.verdict === verdict)

test('no answer is read wrong', () => {
  expect(of('wrong')).toEqual([])
})

test('most answers that name a spot are read without asking', () => {
  const named = answersFile.answers.filter(({ spot }) => spot !== null).length
  expect({ answers: judged.length, named }).toEqual({ answers: 60, named: 45 })
  expect(of('asked').length, JSON.stringify(of('asked'))).toBeLessThanOrEqual(5)
})
