/** What the house did for its guests: a sentence, five questions, and where to look. */
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'

import { PeriodChooser } from '@/components/reports/period-chooser'
import { ReportView } from '@/components/reports/report-view'
import { PageHeading } from '@/components/ui/page-heading'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { isAtLeast } from '@/lib/people/member'
import { addressOf, readAsk, type SearchParams, scopeFor } from '@/lib/reports/input'
import { readOverview } from '@/lib/reports/overview'
import { nextOf, previousOf } from '@/lib/reports/period'
import { businessDateOf } from '@/lib/time/business-date'

import { Narrowed } from './narrowed'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('report')
  return { title: t('title') }
}

export default async function ReportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { member, property } = await requireViewer()
  const t = await getTranslations('report')
  const format = await getFormatter()
  const now = new Date()
  const today = businessDateOf(now, property)
  // What narrows the rows of an opened figure does not narrow the whole report.
  const ask = { ...readAsk(await searchParams, today), until: null, word: undefined, answered: false }
  const scope = scopeFor(member, ask, property, now)
  const overview = await readOverview(database(), scope, ask.by, ask.compared)
  const later = nextOf(ask.period, today)
  const isOwn = !isAtLeast(member, 'manager')
  const on = (date: string) => format.dateTime(new Date(`${date}T12:00:00Z`), 'day')
  const hour = `${String(property.rollsAtHour).padStart(2, '0')}:00`
  const kept = Object.fromEntries(
    new URLSearchParams(addressOf(ask, { period: undefined, from: undefined, to: undefined })),
  )

  return (
    <main className="max-w-360 px-1">
      <PageHeading
        title={t('title')}
        aside={isOwn ? t('mine') : t('period.dates', { from: on(ask.period.from), to: on(ask.period.to) })}
      />
      <div className="grid gap-4 pb-6">
        <PeriodChooser
          ask={ask}
          href={(period) => `/report?${addressOf(ask, { period })}`}
          moved={{
            earlier: `/report?${addressOf(ask, previousOf(ask.period))}`,
            later: later && `/report?${addressOf(ask, later)}`,
          }}
          comparedHref={(compared) =>
            `/report?${addressOf(ask, { compare: compared === 'before' ? undefined : compared })}`
          }
          kept={kept}
          action="/report"
          today={today}
        />
        <Narrowed ask={ask} member={member} path="/report" />
      </div>
      <ReportView
        ask={ask}
        overview={overview}
        currency={property.currency}
        isOwn={isOwn}
        isUnfinished={ask.period.to >= today}
        words={{
          clock: t('definition.clock', { hour, zone: property.zone }),
          computed: t('definition.computed', { at: format.dateTime(now, 'moment') }),
        }}
      />
    </main>
  )
}
