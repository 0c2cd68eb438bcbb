/** Which language a person reads. */
import { LOCALES, type Locale } from '@/db/vocabulary'

export const DEFAULT_LOCALE: Locale = 'en'

export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value)

/** The best of our languages for an Accept-Language header; used only before anybody signed in. */
export function localeFromHeader(header: string | null): Locale {
  const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.find(isLocale) ?? DEFAULT_LOCALE
}
