/** To which outlet, playbook, team, person, hour, reason or voice the report is narrowed, each with the way out again. */
import { X } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'

import { tellWord } from '@/components/reports/tell-word'
import { database } from '@/db/pool'
import { isAtLeast, type Member } from '@/lib/people/member'
import { DIMENSIONS } from '@/lib/reports/figures'
import { type Ask, addressOf } from '@/lib/reports/input'
import { listNames } from '@/lib/reports/measure-store'
import { NOBODY } from '@/lib/reports/scope'

type NarrowedProps = { ask: Ask; member: Member; path: string }

export async function Narrowed({ ask, member, path }: NarrowedProps) {
  const t = await getTranslations('report')
  const chosen = isAtLeast(member, 'manager') ? DIMENSIONS.filter((dimension) => ask.only[dimension]) : []
  const named: { words: string; without: Parameters<typeof addressOf>[1] }[] = await Promise.all(
    chosen.map(async (dimension) => {
      const id = ask.only[dimension]
      const names = await listNames(database(), member.propertyId, dimension)
      const name =
        id === NOBODY ? t(`filter.none.${dimension}`) : names.find((found) => found.id === id)?.name
      return {
        words: `${t(`table.${dimension}`)}: ${name ?? '–'}`,
        without: { [dimension]: undefined },
      }
    }),
  )
  const { weekday, hour } = ask
  const locale = await getLocale()
  if (weekday !== undefined && hour !== undefined) {
    const day = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
      new Date(`2024-01-0${weekday}T12:00Z`),
    )
    const words = t('filter.hour', { weekday: day, hour: `${String(hour).padStart(2, '0')}:00` })
    named.push({ words, without: { weekday: undefined, hour: undefined } })
  }
  if (ask.word !== undefined) named.push({ words: tellWord(t, ask.word), without: { word: undefined } })
  if (ask.answered) named.push({ words: t('filter.answered'), without: { answered: undefined } })
  if (named.length === 0) return null
  return (
    <ul aria-label={t('filter.label')} className="flex flex-wrap gap-2">
      {named.map(({ words, without }) => (
        <li key={words}>
          <a
            href={`${path}?${addressOf(ask, without)}`}
            className="inline-flex min-h-11 items-center gap-2 rounded-control border border-edge bg-paper px-3 font-semibold text-sm hover:bg-sunk"
          >
            {words}
            <X aria-hidden size={16} strokeWidth={1.75} />
            <span className="sr-only">{t('filter.clear')}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
