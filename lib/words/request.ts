/** Tells next-intl which words to speak: the signed-in person's language and house time, before that the browser's wish. */
import { headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'

import { findArrival } from '@/lib/auth/session'

import { localeFromHeader } from './locale'
import { messagesOf } from './messages'

export default getRequestConfig(async () => {
  const arrival = await findArrival()
  const locale = arrival?.member.locale ?? localeFromHeader((await headers()).get('accept-language'))
  return { locale, messages: messagesOf(locale), timeZone: arrival?.property.zone ?? 'UTC' }
})
