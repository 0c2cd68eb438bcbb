import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'

import type { Considered } from '@/db/schema/decisions'
import misses from '@/messages/en/misses.json'
import signals from '@/messages/en/signals.json'

import { type DecisionSpeech, decisionInFull, decisionInShort } from './decision'

const translate = createTranslator({ locale: 'en', messages: signals.decision })
const why = createTranslator({ locale: 'en', messages: misses })
const speech: DecisionSpeech = {
  say: (key, values) => translate(key as Parameters<typeof translate>[0], values),
  sayWhy: (key, values) => why(key as Parameters<typeof why>[0], values),
  locale: 'en',
  zone: 'Europe/Lisbon',
}
const decided = (considered: Considered[]) => ({
  withheld: null,
  decision: { stopped: null, considered, decidedAt: new Date() },
})
const inFull = (...asked: Parameters<typeof decisionInFull>) =>
  decisionInFull(...asked).map(({ words }) => words)
const playbook = { playbookId: '1', version: 3, misses: [] }

describe('a decision in words', () => {
  test('says which playbooks matched, what held one back, and for each that did not why', () => {
    const heard = decided([
      { ...playbook, name: 'Drinks', matched: true },
      { ...playbook, name: 'Birthday', matched: true, heldBy: 'per_day' },
      {
        ...playbook,
        name: 'A low review',
        matched: false,
        misses: [
          { condition: 'kinds', needs: ['review'], saw: ['check_in'] },
          { condition: 'rating', needs: { min: null, max: 2 }, saw: 4 },
        ],
      },
    ])
    expect(inFull(heard, speech)).toEqual([
      'Drinks, version 3: matched.',
      'Birthday, version 3: matched, but enough for today.',
      'A low review, version 3: it is a check-in, needs a review; rating 4, needs 2 or less.',
    ])
    expect(decisionInFull(heard, speech).map(({ matched }) => matched)).toEqual([true, true, false])
    expect(decisionInShort(heard, speech)).toBe('“Drinks” and “Birthday” matched')
  })

  test('says why nothing was considered', () => {
    const stopped = { key: 'too_late' as const, saw: '2012-04-19T23:33:59.000Z' }
    const heard = { withheld: null, decision: { stopped, considered: [], decidedAt: new Date() } }
    expect(inFull(heard, speech)).toEqual(['Not considered: too late to act on, it happened Apr 20, 2012'])
    expect(inFull(decided([]), speech)).toEqual(['No playbook was at work'])
    expect(inFull({ withheld: null, decision: null }, speech)).toEqual(['Not decided yet.'])
    expect(decisionInShort({ decision: null }, speech)).toBeNull()
  })

  test('quotes nothing of a guest whose words are withheld', () => {
    expect(inFull({ ...decided([]), withheld: 'opted_out' }, speech)).toEqual([
      'The decision quotes the guest, so it is withheld with the words.',
    ])
  })
})
