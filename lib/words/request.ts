/** Tells next-intl which words to speak: the signed-in person's language and house time, before that the browser's wish. */
import { headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'

import { LOCALES } from '@/db/vocabulary'
import { findArrival } from '@/lib/auth/session'

import { FORMATS, localeFromHeader, writtenIn } from './locale'
import { messagesOf } from './messages'

/** What is written to a guest asks for the guest's language by name. */
export default getRequestConfig(async ({ locale: wanted }) => {
  const arrival = await findArrival()
  const asked = LOCALES.find((known) => known === wanted)
  const locale = asked ?? arrival?.member.locale ?? localeFromHeader((await headers()).get('accept-language'))
  return {
    locale: writtenIn(locale),
    messages: messagesOf(locale),
    timeZone: arrival?.property.zone ?? 'UTC',
    formats: FORMATS,
  }
})
