/** Which language a person reads, and how moments are written in it. */
import { LOCALES, type Locale } from '@/db/vocabulary'

export const DEFAULT_LOCALE: Locale = 'en'

export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value)

/** How Intl writes dates, lists and money in it: a day before its month, as the house says them. */
export const writtenIn = (locale: Locale): string => (locale === 'en' ? 'en-GB' : locale)

/** The best of our languages for an Accept-Language header; used only before anybody signed in. */
export function localeFromHeader(header: string | null): Locale {
  const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.find(isLocale) ?? DEFAULT_LOCALE
}

/** Ways to write a moment, by name: `format.dateTime(at, 'clock')`. */
export const FORMATS = {
  dateTime: {
    /** 20:30 */
    clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    /** Friday 20:30, for what is less than a week away. */
    soon: { weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    /** Fri 10 Jul */
    day: { weekday: 'short', day: 'numeric', month: 'short' },
    /** Fri 10 Jul, 20:30 */
    moment: {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    },
  },
} as const
