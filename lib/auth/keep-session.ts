/** Goes on with a session that begins now: another house, a new password, or simply a later end. */
import { cookies } from 'next/headers'

import {
  mintSession,
  SESSION_SECONDS,
  type Session,
  sessionCookieName,
  sessionCookieOptions,
} from './session-cookie'

/** Only in actions and route handlers: a page cannot set a cookie. */
export async function keepSession(session: Omit<Session, 'iat'>) {
  const value = await mintSession(session)
  ;(await cookies()).set(sessionCookieName(), value, { ...sessionCookieOptions(), maxAge: SESSION_SECONDS })
}

const RENEW_AFTER_SECONDS = 24 * 60 * 60

/** Whoever works is not signed out: once a day an action moves the end of the session. */
export async function renewSession(session: Session, now: Date) {
  if (now.getTime() / 1000 - session.iat > RENEW_AFTER_SECONDS) await keepSession(session)
}
