/** Answers by two people who had not seen the reader: it may ask, it is never wrong. */
import { describe, expect, test } from 'vitest'

import type { SpotKind } from '@/db/vocabulary'

import { readSpot } from './read-spot'
import firstSixty from './sixty-answers.json' with { type: 'json' }
import secondSixty from './sixty-more-answers.json' with { type: 'json' }

const outlet = { id: 'terraza', name: 'La Terraza' }
type Answers = {
  named: { label: string; aliases: string[] }[]
  answers: { words: string; spot: string | null }[]
}

function judge({ named, answers }: Answers) {
  const listed: { kind: SpotKind; label: string; aliases: string[] }[] = [
    ...Array.from({ length: 40 }, (_, index) => ({
      kind: 'table' as const,
      label: String(index + 1),
      aliases: [],
    })),
    ...named.map(({ label, aliases }) => ({ kind: 'other' as const, label, aliases })),
  ]
  const spots = listed.map((spot) => ({ ...spot, id: spot.label, outletId: outlet.id }))
  const judged = answers.map(({ words, spot }) => {
    const reading = readSpot(words, { spots, outlets: [outlet], outletId: outlet.id })
    const found = reading.kind === 'spot' ? reading.spotId : null
    if (found === spot) return { words, verdict: 'right', found }
    return { words, verdict: found === null ? 'asked' : 'wrong', found }
  })
  return (verdict: string) => judged.filter((one) => one.verdict === verdict)
}

describe.each([
  { from: 'the first', file: firstSixty, right: 55 },
  { from: 'the second', file: secondSixty, right: 41 },
])('sixty answers of $from hand, fifteen of them unreadable', ({ file, right }) => {
  test('are never read wrong', () => {
    expect(judge(file)('wrong')).toEqual([])
  })

  test('are mostly read without asking', () => {
    const unreadable = file.answers.filter(({ spot }) => spot === null).length
    expect({ answers: file.answers.length, unreadable }).toEqual({ answers: 60, unreadable: 15 })
    expect(judge(file)('right').length).toBeGreaterThanOrEqual(right)
  })
})
