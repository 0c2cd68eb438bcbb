/** Both languages say the same things, with the same gaps. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { LOCALES } from '@/db/vocabulary'

type Words = { [key: string]: string | Words }

const flat = (words: Words, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  )

const areas = (locale: string) => readdirSync(join('messages', locale)).sort()
const wordsOf = (locale: string, area: string) =>
  flat(JSON.parse(readFileSync(join('messages', locale, area), 'utf8')) as Words)
const gaps = (text: string) =>
  [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1]))].sort()

for (const locale of LOCALES.filter((other) => other !== 'en')) {
  test(`${locale} has the words that en has`, () => {
    expect(areas(locale)).toEqual(areas('en'))
    for (const area of areas('en')) {
      const theirs = wordsOf(locale, area).map(([key, text]) => [key, gaps(text)])
      expect(Object.fromEntries(theirs), area).toEqual(
        Object.fromEntries(wordsOf('en', area).map(([key, text]) => [key, gaps(text)])),
      )
    }
  })
}

const everyWord = (locale: string) =>
  areas(locale).flatMap((area) =>
    wordsOf(locale, area).map(([key, text]) => [`${area} ${key}`, text] as const),
  )

test('Spanish has one word for a guest, true in a room and at a table', () => {
  // A huésped sleeps in the house, a comensal eats there; a cliente does either, and one house may have both.
  expect(everyWord('es').filter(([, text]) => /huésped|comensal|invitad/i.test(text))).toEqual([])
})

test.each([
  ['en', 'reservation system', /hotel system|property system|\bPMS\b/i],
  ['es', 'sistema de reservas', /sistema (del hotel|de la propiedad)|\bPMS\b/i],
])('in %s what tells who arrives is the "%s", by no other name', (locale, name, others) => {
  const named = everyWord(locale).filter(([key]) => key.endsWith('.pms'))
  expect(named.length).toBeGreaterThan(0)
  for (const [key, text] of named) expect(text.toLowerCase(), key).toContain(name)
  expect(everyWord(locale).filter(([, text]) => others.test(text))).toEqual([])
})
