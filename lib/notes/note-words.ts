/** What is written on a reservation: one plain sentence in the words of the house, never a guest's. */
import type { Locale } from '@/db/vocabulary'

export type Noted = {
  /** Its name in the house's own catalogue; null for what somebody made by hand, whose words may be anybody's. */
  gesture: string | null
  deliveredAt: Date
  zone: string
  locale: Locale
}

const SENTENCES: Record<
  Locale,
  { nameless: string; say: (what: string, day: string, at: string) => string }
> = {
  en: {
    nameless: 'a small gesture',
    say: (what, day, at) => `On the House: delivered on ${day} at ${at}: ${what}.`,
  },
  es: {
    nameless: 'un pequeño detalle',
    say: (what, day, at) => `On the House: el ${day} a las ${at} se entregó: ${what}.`,
  },
}

export function noteWords({ gesture, deliveredAt, zone, locale }: Noted): string {
  const { nameless, say } = SENTENCES[locale]
  const written = locale === 'en' ? 'en-GB' : locale
  const day = new Intl.DateTimeFormat(written, { dateStyle: 'long', timeZone: zone }).format(deliveredAt)
  const at = new Intl.DateTimeFormat(written, { timeStyle: 'short', timeZone: zone }).format(deliveredAt)
  return say(gesture ?? nameless, day, at)
}
