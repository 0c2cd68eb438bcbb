/** Which days the report covers: links for the usual ones, two dates for the rest. Works without scripts. */
import { useTranslations } from 'next-intl'
import type { Ask } from '@/lib/reports/input'
import { PRESETS } from '@/lib/reports/period'

import { Button } from '../ui/button'
import { Disclosure } from '../ui/disclosure'
import { Tabs } from '../ui/tabs'
import { TextField } from '../ui/text-field'

type PeriodChooserProps = {
  ask: Pick<Ask, 'preset' | 'period'>
  /** Where a preset leads, what else is asked kept. */
  href: (preset: (typeof PRESETS)[number]) => string
  /** What else is asked, sent along with two dates. */
  kept: Record<string, string>
  action: string
  today: string
}

export function PeriodChooser({ ask, href, kept, action, today }: PeriodChooserProps) {
  const t = useTranslations('report.period')
  return (
    <div className="grid gap-x-4 tablet:flex tablet:flex-wrap tablet:items-start">
      <Tabs
        label={t('label')}
        tabs={PRESETS.map((preset) => ({
          href: href(preset),
          label: t(preset),
          current: ask.preset === preset,
        }))}
      />
      <Disclosure summary={t('custom')} open={ask.preset === 'custom'} className="tablet:py-1">
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
    </div>
  )
}
