/** The report on one page: the sentence, five questions, then where, when and why. */
import { useTranslations } from 'next-intl'
import { DIMENSIONS, type Figure } from '@/lib/reports/figures'
import { type Ask, addressOf } from '@/lib/reports/input'
import type { Overview } from '@/lib/reports/overview'
import type { Scope } from '@/lib/reports/scope'
import { shiftDate } from '@/lib/time/business-date'

import { Panel } from '../ui/panel'
import { Tabs } from '../ui/tabs'
import { HeatMap } from './heat-map'
import { PartsTable } from './parts-table'
import { Question, type ReportLinks } from './question'
import { Quotes } from './quotes'
import { Reasons } from './reasons'
import { Sentence } from './sentence'
import { useTell } from './use-tell'
import { Voices } from './voices'

type ReportViewProps = {
  ask: Ask
  overview: Overview
  currency: string
  /** Staff see what they did themselves, and no breakdown of others. */
  isOwn: boolean
  isUnfinished: boolean
  words: { clock: string; computed: string }
}

export function ReportView({ ask, overview, currency, isOwn, isUnfinished, words }: ReportViewProps) {
  const t = useTranslations('report')
  const tell = useTell(currency)
  const { readings, before, scope, step } = overview
  const links: ReportLinks = {
    rows: (figure) => rowsOf(ask, figure, {}),
    rowsAt: (figure, from) => rowsOf(ask, figure, { from, to: endOf(from, step, scope.to) }),
    rowsBefore: (figure) => rowsOf(ask, figure, before ? beforeIn(before) : {}),
  }
  const common = { overview, isUnfinished, links, tell, ...words }
  const [reason] = overview.reasons
  const half = readings.to_take.value

  return (
    <div className="grid gap-6">
      <Sentence ask={ask} overview={overview} links={links} tell={tell} />

      <Panel bare aria-label={t('title')} className="@container grid divide-y divide-line">
        {!isOwn && (
          <Question
            {...common}
            question={t('questions.noticed')}
            figure="heard"
            more={['moments', 'guests']}
            means={t('means.noticed', { heard: readings.heard.rows, moments: readings.moments.rows })}
          />
        )}
        <Question
          {...common}
          question={t('questions.acted')}
          figure="in_time"
          more={isOwn ? ['moments', 'to_take', 'to_done'] : ['to_take', 'to_done']}
          means={t('means.acted', {
            late: readings.late.rows,
            minutes: half === null ? 'none' : tell.figure('to_take', half),
          })}
        />
        <Question
          {...common}
          question={t('questions.landed')}
          figure="followed"
          more={['replies', 'overruled']}
          means={t('means.landed', { followed: readings.followed.rows })}
        />
        <Question
          {...common}
          question={t('questions.cost')}
          figure="cost"
          more={[]}
          means={t('means.cost', { spent: tell.inUnit('money', overview.spentMinor) })}
        />
        <Question
          {...common}
          question={t('questions.stuck')}
          figure="missed"
          more={['could_not', 'late']}
          means={t('means.stuck', {
            couldNot: readings.could_not.rows,
            reason: reason ? t(`reasons.${reason.word}`).toLowerCase() : 'none',
          })}
        />
      </Panel>

      <Panel className="grid gap-3">
        <h2 className="font-[480] font-serif text-xl">{t('heat.title')}</h2>
        {overview.heat.length === 0 ? (
          <p className="text-ink-2">{t('heat.none')}</p>
        ) : (
          <HeatMap
            cells={overview.heat}
            rollsAtHour={scope.clock.rollsAtHour}
            href={(weekday, hour) => rowsOf(ask, 'late', { weekday: String(weekday), hour: String(hour) })}
            tell={tell}
          />
        )}
      </Panel>

      {!isOwn && (
        <Panel className="grid gap-3">
          <h2 className="font-[480] font-serif text-xl">{t('table.title')}</h2>
          <Tabs
            label={t('table.by')}
            tabs={DIMENSIONS.map((dimension) => ({
              href: `/report?${addressOf(ask, { by: dimension })}`,
              label: t(`table.${dimension}`),
              current: dimension === ask.by,
            }))}
          />
          <PartsTable
            dimension={ask.by}
            parts={overview.parts}
            href={(part, figure) => partHref(ask, part.id, figure)}
            tell={tell}
          />
          <p className="measure text-ink-2 text-sm">
            {t(ask.by === 'person' ? 'table.personNote' : 'table.note')}
          </p>
        </Panel>
      )}

      <div className="grid items-start gap-6 desk:grid-cols-2">
        <Reasons reasons={overview.reasons} href={(word) => rowsOf(ask, 'could_not', { word })} />
        <Voices
          voices={overview.voices}
          href={(word, narrowed) => rowsOf(ask, 'replies', { word, ...narrowed })}
          tell={tell}
        />
      </div>
      <Quotes echoes={overview.echoes} />
    </div>
  )
}

/** Of a point of a line: the last week ends with the period. */
const endOf = (from: string, step: 1 | 7, last: string) => {
  const end = shiftDate(from, step - 1)
  return end < last ? end : last
}

/** The period before as an address: its own dates, and where it was cut. */
const beforeIn = ({ from, to, until }: Scope) => ({ from, to, until: until.toISOString() })

const rowsOf = (ask: Ask, figure: Figure, changes: Parameters<typeof addressOf>[1]) =>
  `/report/${figure}?${addressOf(ask, changes)}`

const partHref = (ask: Ask, id: string, figure: Figure | null) => {
  const query = addressOf(ask, { [ask.by]: id })
  return figure ? `/report/${figure}?${query}` : `/report?${query}`
}
