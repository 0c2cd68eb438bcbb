/** One figure opened: its number, its definition, and the very rows it counts, page by page. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'

import { FigureHead } from '@/components/reports/figure-head'
import { RowsTable } from '@/components/reports/rows-table'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { isFigure } from '@/lib/reports/figures'
import { addressOf, maySee, readAsk, type SearchParams, scopeFor } from '@/lib/reports/input'
import { readOne } from '@/lib/reports/overview'
import { listRows } from '@/lib/reports/rows-store'
import { businessDateOf } from '@/lib/time/business-date'

import { Narrowed } from '../narrowed'

type FigurePageProps = { params: Promise<{ figure: string }>; searchParams: Promise<SearchParams> }

const PAGE = 50

export async function generateMetadata({ params }: FigurePageProps): Promise<Metadata> {
  const { figure } = await params
  const t = await getTranslations('report')
  return { title: isFigure(figure) ? t(`figures.${figure}.name`) : t('title') }
}

export default async function FigurePage({ params, searchParams }: FigurePageProps) {
  const { member, property } = await requireViewer()
  const { figure } = await params
  if (!isFigure(figure) || !maySee(member, figure)) notFound()

  const t = await getTranslations('report')
  const format = await getFormatter()
  const now = new Date()
  const ask = readAsk(await searchParams, businessDateOf(now, property))
  const scope = scopeFor(member, ask, property, now)
  const db = database()
  const [reading, found] = await Promise.all([
    readOne(db, figure, scope),
    listRows(db, figure, scope, { after: ask.after, limit: PAGE + 1 }),
  ])
  const rows = found.slice(0, PAGE)
  const last = found.length > PAGE ? rows.at(-1) : undefined
  const path = `/report/${figure}`
  const hour = `${String(property.rollsAtHour).padStart(2, '0')}:00`

  return (
    <main className="grid max-w-360 grid-cols-1 gap-4 px-1">
      <FigureHead
        figure={figure}
        reading={reading}
        ask={ask}
        currency={property.currency}
        backHref={`/report?${addressOf(ask, { until: undefined, weekday: undefined, hour: undefined, word: undefined, answered: undefined })}`}
        words={{
          clock: t('definition.clock', { hour, zone: property.zone }),
          computed: t('definition.computed', { at: format.dateTime(now, 'moment') }),
        }}
      />
      <Narrowed ask={ask} member={member} path={path} />
      {rows.length === 0 ? (
        <Panel bare>
          <EmptyState title={t('rows.none')} />
        </Panel>
      ) : (
        <Panel bare className="p-2 tablet:p-3">
          <RowsTable figure={figure} rows={rows} currency={property.currency} />
        </Panel>
      )}
      <div className="flex flex-wrap gap-2 pb-6">
        <a href={`${path}/csv?${addressOf(ask)}`} download className={buttonClass()}>
          {t('rows.file')}
        </a>
        {ask.after && <ButtonLink href={`${path}?${addressOf(ask)}`}>{t('rows.newest')}</ButtonLink>}
        {last && (
          <ButtonLink href={`${path}?${addressOf(ask, { after: `${last.atMs}~${last.key}` })}`}>
            {t('rows.older')}
          </ButtonLink>
        )}
      </div>
    </main>
  )
}
