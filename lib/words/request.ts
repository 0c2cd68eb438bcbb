/** Tells next-intl which words to speak: the signed-in person's language and house time, before that the browser's wish. */
import { headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'

import { LOCALES } from '@/db/vocabulary'
import { findArrival } from '@/lib/auth/session'

import { localeFromHeader } from './locale'
import { messagesOf } from './messages'

/** Ways to write a moment, by name: `format.dateTime(at, 'clock')`. */
const FORMATS = {
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

/** What is written to a guest asks for the guest's language by name. */
export default getRequestConfig(async ({ locale: wanted }) => {
  const arrival = await findArrival()
  const asked = LOCALES.find((known) => known === wanted)
  const locale = asked ?? arrival?.member.locale ?? localeFromHeader((await headers()).get('accept-language'))
  return { locale, messages: messagesOf(locale), timeZone: arrival?.property.zone ?? 'UTC', formats: FORMATS }
})
