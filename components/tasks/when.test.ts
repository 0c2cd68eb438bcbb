import { createFormatter, createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'

import type { Locale } from '@/db/vocabulary'
import { FORMATS, writtenIn } from '@/lib/words/locale'
import { messagesOf } from '@/lib/words/messages'
import type en from '@/messages/en/task.json'

import { clockInWords, dueInWords, whenInWords, whenOf } from './when'

const NOW = new Date('2026-11-26T17:00:00Z')
const AT_HOME = new Date('2026-11-26T15:53:00Z')
const BEFORE = new Date('2026-11-24T22:10:00Z')
const TOMORROW = new Date('2026-11-27T09:00:00Z')

const speaking = (locale: Locale, timeZone = 'Europe/Lisbon', now = NOW) => {
  const written = writtenIn(locale)
  const words = messagesOf(locale).task as unknown as typeof en
  return {
    t: createTranslator({ locale: written, messages: words }) as Parameters<typeof whenInWords>[1]['t'],
    format: createFormatter({ locale: written, timeZone, formats: FORMATS }),
    now,
  }
}

test('today is a time, every other day is said with it, the day before the month', () => {
  expect(whenOf(AT_HOME, speaking('en'))).toBe('15:53')
  expect(whenOf(BEFORE, speaking('en'))).toBe('Tue 24 Nov, 22:10')
  expect(whenOf(BEFORE, speaking('es'))).toBe('mar, 24 nov, 22:10')
})

test('in a sentence it carries its little word', () => {
  expect(whenInWords(AT_HOME, speaking('en'))).toBe('at 15:53')
  expect(whenInWords(AT_HOME, speaking('es'))).toBe('a las 15:53')
  expect(whenInWords(BEFORE, speaking('es'))).toBe('el mar, 24 nov, 22:10')
  expect(dueInWords(TOMORROW, speaking('en'))).toBe('by Fri 27 Nov, 09:00')
  expect(dueInWords(TOMORROW, speaking('es'))).toBe('el vie, 27 nov, 09:00')
})

test('in the night that the clocks go back, the hour that comes twice is said with which of them it is', () => {
  const now = new Date('2026-10-24T23:00:00Z')
  const [first, second] = [new Date('2026-10-25T00:30:00Z'), new Date('2026-10-25T01:30:00Z')]
  const [en, es] = [speaking('en', 'Europe/Madrid', now), speaking('es', 'Europe/Madrid', now)]
  expect(dueInWords(first, en)).toBe('by 02:30, before the clock change')
  expect(dueInWords(second, en)).toBe('by 02:30, after the clock change')
  expect(dueInWords(second, es)).toBe('a las 02:30, después del cambio de hora')
  expect(whenOf(first, { ...es, now: NOW })).toBe('dom, 25 oct, 02:30, antes del cambio de hora')
  expect(clockInWords(second, en)).toBe('02:30, after the clock change')
  expect(dueInWords(new Date('2026-10-25T02:30:00Z'), en)).toBe('by 03:30')
  expect(dueInWords(second, speaking('en', 'Asia/Kathmandu', now))).toBe('by 07:15')
})
