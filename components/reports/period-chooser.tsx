/** Which days the report covers: links for the usual ones, two dates for the rest. Works without scripts. */
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'

import type { Ask } from '@/lib/reports/input'
import { COMPARED, type Compared, PRESETS } from '@/lib/reports/period'

import { Button } from '../ui/button'
import { Disclosure } from '../ui/disclosure'
import { Tabs } from '../ui/tabs'
import { TextField } from '../ui/text-field'

type PeriodChooserProps = {
  ask: Pick<Ask, 'preset' | 'period' | 'compared'>
  /** Where a preset leads, what else is asked kept. */
  href: (preset: (typeof PRESETS)[number]) => string
  /** Where the same days earlier or later lead; null where there is no later. */
  moved: { earlier: string; later: string | null }
  comparedHref: (compared: Compared) => string
  /** What else is asked, sent along with two dates. */
  kept: Record<string, string>
  action: string
  today: string
}

const MOVE =
  'inline-flex min-h-11 items-center gap-1 rounded-control px-2 font-semibold text-ink-2 hover:bg-sunk hover:text-ink'

export function PeriodChooser({ ask, href, moved, comparedHref, kept, action, today }: PeriodChooserProps) {
  const t = useTranslations('report.period')
  return (
    <div className="flex flex-wrap items-start gap-x-4">
      <Tabs
        label={t('label')}
        tabs={PRESETS.map((preset) => ({
          href: href(preset),
          label: t(preset),
          current: ask.preset === preset,
        }))}
      />
      <nav aria-label={t('move')} className="flex flex-wrap gap-1 py-1">
        <a href={moved.earlier} className={MOVE}>
          <ChevronLeft aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
          {t('earlier')}
        </a>
        {moved.later && (
          <a href={moved.later} className={MOVE}>
            {t('later')}
            <ChevronRight aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
          </a>
        )}
      </nav>
      <Disclosure summary={t('custom')} open={ask.preset === 'custom'} className="py-1">
        <form action={action} className="flex flex-wrap items-end gap-3 pb-2">
          {Object.entries(kept).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <TextField
            type="date"
            name="from"
            label={t('from')}
            defaultValue={ask.period.from}
            max={today}
            required
          />
          <TextField
            type="date"
            name="to"
            label={t('to')}
            defaultValue={ask.period.to}
            max={today}
            required
          />
          <Button type="submit">{t('show')}</Button>
        </form>
      </Disclosure>
      <div className="flex basis-full flex-wrap items-center gap-x-2">
        <span aria-hidden className="px-3 text-ink-2 text-sm max-tablet:basis-full max-tablet:pt-1">
          {t('compared.label')}
        </span>
        <Tabs
          label={t('compared.label')}
          tabs={COMPARED.map((compared) => ({
            href: comparedHref(compared),
            label: t(`compared.${compared}`),
            current: ask.compared === compared,
          }))}
        />
      </div>
    </div>
  )
}
