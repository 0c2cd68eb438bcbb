/** The session as a cookie: an encrypted token that says who, where and since when. It proves nothing alone. */
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'

/** Thirty days; renewed by use, so that no desk is signed out in mid-shift. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60

/** What the token holds. Whether it still counts is asked of the database on every request. */
export const Session = z.object({
  personId: z.uuid(),
  propertyId: z.uuid(),
  sessionEpoch: z.int(),
  /** When it was made, in seconds. */
  iat: z.int(),
})
export type Session = z.infer<typeof Session>

/** Behind https only; `__Host-` keeps a neighbouring host name from planting one. */
export const isSecure = () => (process.env.PUBLIC_URL ?? '').startsWith('https:')
export const sessionCookieName = () => (isSecure() ? '__Host-house-session' : 'house-session')

export const sessionCookieOptions = () =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() }) as const

/** Throws without one: a house that signs with nothing must not open its doors. */
export function authSecret(): string {
  const secret = process.env.AUTH_SECRET ?? ''
  if (secret.length < 16) throw new Error('AUTH_SECRET is missing or shorter than 16 characters.')
  return secret
}

/** The value of the cookie for a session that begins now. */
export function mintSession(session: Omit<Session, 'iat'>): Promise<string> {
  const { personId, propertyId, sessionEpoch } = session
  return encode({
    token: { personId, propertyId, sessionEpoch },
    secret: authSecret(),
    salt: sessionCookieName(),
    maxAge: SESSION_SECONDS,
  })
}

/** Null for anything that this house did not make, or made too long ago. */
export async function readSession(value: string | undefined): Promise<Session | null> {
  if (!value) return null
  const secret = authSecret()
  try {
    return Session.parse(await decode({ token: value, secret, salt: sessionCookieName() }))
  } catch {
    return null
  }
}

/** The cookie out of a plain `Cookie` header, for the door, which has no Next around it. */
export function sessionValue(cookieHeader: string | null): string | undefined {
  const start = `${sessionCookieName()}=`
  const found = (cookieHeader ?? '').split(';').find((part) => part.trim().startsWith(start))
  return found?.trim().slice(start.length)
}
