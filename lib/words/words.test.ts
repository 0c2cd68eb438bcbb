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
