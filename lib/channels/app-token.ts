/** Access tokens of OAuth 2 (RFC 6749): by the app's own id and secret (4.4), or by a refresh token (6). */
import { z } from 'zod'

import { jsonIn } from '@/lib/outgoing/answer-json'
import type { Call } from '@/lib/outgoing/call'

import { type Credentials, type Renewed, refused, settleQuestion } from './poster'

const Token = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expires_in: z.coerce.number().positive(),
})

type Asking = { url: string; credentials: Credentials; form: Record<string, string | null> }

/** Whatever is missing of `form` was never entered, and nothing is asked. */
export async function askToken({ url, credentials, form }: Asking, call: Call, now: Date): Promise<Renewed> {
  const entries = Object.entries(form).flatMap(([name, value]) => (value ? [[name, value]] : []))
  if (entries.length < Object.keys(form).length) return refused('access_ended')
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams(entries).toString()
  const settled = settleQuestion(await call({ method: 'POST', url, headers, body }), now)
  if (settled.kind === 'refused') return refused('access_ended')
  if (settled.kind !== 'done') return settled
  const token = jsonIn(settled.answer, Token)
  if (!token) return { kind: 'try_again', afterMs: null }
  return {
    kind: 'renewed',
    credentials: {
      ...credentials,
      accessToken: token.access_token,
      refreshToken: token.refresh_token ?? credentials.refreshToken,
      expiresAt: new Date(now.getTime() + token.expires_in * 1000),
    },
  }
}

/** The app speaks for itself: no person signs in, and nothing but its id and secret is needed. */
export const askAppToken = (
  { url, credentials }: Omit<Asking, 'form'>,
  more: Record<string, string>,
  call: Call,
  now: Date,
) => {
  const { clientId, clientSecret } = credentials
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, ...more }
  return askToken({ url, credentials, form }, call, now)
}
