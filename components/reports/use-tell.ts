/** Says figures, days and changes in the reader's language: the one place where a value becomes words. */
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { moneyInWords } from '@/lib/gestures/money'
import { definitionOf, type Figure, type Unit } from '@/lib/reports/figures'
import type { BusinessDate } from '@/lib/time/business-date'

export function useTell(currency: string) {
  const t = useTranslations('report')
  const format = useFormatter()
  const locale = useLocale()

  const minutes = (value: number) => {
    const whole = Math.round(value)
    return whole < 90
      ? t('units.minutes', { minutes: whole })
      : t('units.hours', { hours: Math.floor(whole / 60), minutes: whole % 60 })
  }
  const inUnit = (unit: Unit, value: number | null) => {
    if (value === null) return t('units.unknown')
    switch (unit) {
      case 'count':
        return format.number(value)
      case 'share':
        return format.number(value, { style: 'percent', maximumFractionDigits: 0 })
      case 'minutes':
        return minutes(value)
      case 'money':
        return moneyInWords(Math.round(value), currency, locale)
    }
  }
  /** A business date is a date, in no zone. */
  const date = (iso: BusinessDate, style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(new Date(`${iso}T12:00:00Z`))

  return {
    inUnit,
    figure: (figure: Figure, value: number | null) => inUnit(definitionOf(figure).unit, value),
    day: (iso: BusinessDate) => date(iso, { weekday: 'short', day: 'numeric', month: 'short' }),
    shortDay: (iso: BusinessDate) => date(iso, { day: 'numeric', month: 'short' }),
    /** 1 is Monday: 1 January 2024 was one. */
    weekday: (weekday: number, style: 'long' | 'short') => date(`2024-01-0${weekday}`, { weekday: style }),
    hour: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
  }
}
export type Tell = ReturnType<typeof useTell>
