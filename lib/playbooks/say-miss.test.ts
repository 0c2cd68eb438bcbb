import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'

import type { Miss } from '@/db/schema/decisions'
import type { Locale } from '@/db/vocabulary'
import english from '@/messages/en/misses.json'
import spanish from '@/messages/es/misses.json'

import { type Say, sayMiss } from './say-miss'

const words = { en: english, es: spanish }
function said(miss: Miss, locale: Locale = 'en') {
  const translate = createTranslator({ locale, messages: words[locale] })
  const say: Say = (key, values) => translate(key as Parameters<typeof translate>[0], values)
  return sayMiss(miss, say, { locale, zone: 'America/New_York' })
}

describe('a miss reads as a person would say it', () => {
  test.each<[Miss, string]>([
    [{ condition: 'rating', needs: { min: null, max: 2 }, saw: 4 }, 'rating 4, needs 2 or less'],
    [{ condition: 'rating', needs: { min: null, max: 2 }, saw: null }, 'no rating, needs 2 or less'],
    [{ condition: 'visitNumber', needs: { min: 3, max: 3 }, saw: 2 }, 'visit number 2, needs 3'],
    [
      { condition: 'actWithin', needs: 240, saw: '2012-04-19T23:33:59.000Z' },
      'posted Apr 19, 2012, too late to act on',
    ],
    [
      { condition: 'kinds', needs: ['check_in', 'arrival'], saw: ['mention'] },
      'it is a mention, needs a check-in or an arrival',
    ],
    [{ condition: 'languages', needs: ['es'], saw: ['en'] }, 'in English, needs Spanish'],
    [{ condition: 'anyOf', needs: ['spa', 'massage'], saw: [] }, 'does not say “spa” or “massage”'],
    [{ condition: 'outlets', needs: ['The Spa'], saw: [] }, 'no outlet named, needs The Spa'],
    [
      { condition: 'presence', needs: ['here'], saw: ['not_here'] },
      'not here at the time, needs somebody who is here',
    ],
    [
      { condition: 'withoutCautions', needs: ['grief', 'no_alcohol'], saw: ['no_alcohol'] },
      'caution: no alcohol',
    ],
    [
      { condition: 'hours', needs: { from: '18:00', to: '23:00' }, saw: '11:05' },
      'happened at 11:05, needs 18:00 to 23:00',
    ],
  ])('%j', (miss, words) => {
    expect(said(miss)).toBe(words)
  })

  test('in Spanish too', () => {
    expect(said({ condition: 'rating', needs: { min: 2, max: 3 }, saw: 4 }, 'es')).toBe(
      'valoración 4, necesita de 2 a 3',
    )
  })
})
