import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'

import type { Locale } from '@/db/vocabulary'
import english from '@/messages/en/playbooks.json'
import spanish from '@/messages/es/playbooks.json'

import { PlaybookRules } from './rules'
import { type Say, sayPlaybook } from './say-playbook'
import { STARTER_KEYS } from './starter-keys'
import { STARTERS } from './starters'

const id = (n: number) => `019f0000-0000-7000-8000-00000000000${n}`
const names = new Map([
  [id(1), 'La Terraza'],
  [id(2), 'Signature drink'],
  [id(3), 'Bar'],
  [id(4), 'Front desk'],
])
const words = { en: english.say, es: spanish.say }

function spoken(rules: PlaybookRules, locale: Locale = 'en') {
  const translate = createTranslator({ locale, messages: words[locale] })
  const say: Say = (key, values) => translate(key as Parameters<typeof translate>[0], values)
  return sayPlaybook(rules, { say, names, locale })
}

const choice = {
  outletId: id(1),
  gestureId: id(2),
  secondGestureId: id(2),
  teamId: id(3),
  replyTeamId: id(4),
}

describe('a playbook reads as a sentence', () => {
  test('the restaurant evening', () => {
    const rules = STARTERS.where_are_you_sitting.fill(choice)
    expect(rules && spoken(rules)).toBe(
      'When somebody checks in, at La Terraza, with no caution for grief, no surprises, or do not disturb: ' +
        'Front desk thanks them and asks where they are sitting, within 10 minutes; after 10 minutes without an ' +
        'answer the host is asked; then Bar brings “Signature drink”, within 15 minutes. At most 30 times a day. ' +
        'For one guest at most once in 7 days. What happened more than 45 minutes ago is left alone.',
    )
  })

  test('in Spanish', () => {
    const rules = STARTERS.low_review.fill(choice)
    expect(rules && spoken(rules, 'es')).toBe(
      'Cuando llega una reseña, con valoración de 2 o menos sobre cinco: Bar llama, en 2 horas; Front desk ' +
        'responde en persona, en 1 día. Lo que pasó hace más de 3 días se deja estar.',
    )
  })

  test('every starter, in both languages, without a word that is missing', () => {
    for (const key of STARTER_KEYS)
      for (const locale of ['en', 'es'] as const) {
        const rules = STARTERS[key].fill(choice)
        expect(rules && spoken(rules, locale), key).not.toMatch(
          /say\.|\{|undefined|no longer there|ya no está/,
        )
      }
  })

  test('with every condition that there is', () => {
    const when = {
      outletIds: [id(1), id(9)],
      anyOf: ['birthday', 'bday'],
      noneOf: ['sad'],
      languages: ['es'],
      rating: { min: 4 },
      visitNumber: { min: 2, max: 3 },
      hours: { from: '18:00', to: '02:00' },
      guest: 'known',
      presence: 'here',
    }
    const steps = [{ id: 'gift', kind: 'on_arrival', gestureId: id(2), beforeMinutes: 0 }]
    expect(spoken(PlaybookRules.parse({ when, steps, caps: { perDay: 1 }, actWithinMinutes: 90 }))).toBe(
      'When anything is heard, at La Terraza or (no longer there), saying “birthday” or “bday”, not saying “sad”, ' +
        'in Spanish, rated 4 or more of five, on visit 2 to 3, between 18:00 and 02:00, as a guest we know, ' +
        'while here: When they arrive, somebody has “Signature drink” ready 0 minutes before. At most once a day. ' +
        'What happened more than 1 hour and 30 minutes ago is left alone.',
    )
  })
})
