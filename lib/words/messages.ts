/** All words of one language: one file an area under messages/, the file's name is the namespace. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Locale } from '@/db/vocabulary'

type Words = { [key: string]: string | Words }

const loaded = new Map<Locale, Record<string, Words>>()

/** Read once a process; in development every time, so that edited words show. */
export function messagesOf(locale: Locale): Record<string, Words> {
  const known = loaded.get(locale)
  if (known && process.env.NODE_ENV !== 'development') return known
  const folder = join(process.cwd(), 'messages', locale)
  const areas = readdirSync(folder).filter((file) => file.endsWith('.json'))
  const messages = Object.fromEntries(
    areas.map((file) => [
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(folder, file), 'utf8')),
    ]),
  )
  loaded.set(locale, messages)
  return messages
}
