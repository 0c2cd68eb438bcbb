/**
 * next-auth, and all that the house knows of it: two ways in, one encrypted cookie. Its own routes are not opened,
 * because every way in is an action of ours, with our limits on it.
 */
import { cookies, headers } from 'next/headers'
import NextAuth, { CredentialsSignin, type User } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'

import { database } from '@/db/pool'
import { type CameIn, signInWithLink, signInWithPassword } from '@/lib/people/sign-in'

import { clientAddress } from './client-address'
import {
  authSecret,
  isSecure,
  readSession,
  SESSION_SECONDS,
  sessionCookieName,
  sessionCookieOptions,
} from './session-cookie'

const WithPassword = z.object({ name: z.string(), password: z.string() })
const WithLink = z.object({ token: z.string() })
const Holder = z.object({ personId: z.uuid(), propertyId: z.uuid(), sessionEpoch: z.int() })

export type NotLetInBecause = 'wrong' | 'ended' | 'link_gone' | 'wait'

/** Carries the refusal through next-auth, which knows only yes and no. */
class NotLetIn extends CredentialsSignin {
  readonly refusal: NotLetInBecause
  readonly waitSeconds: number

  constructor(refusal: NotLetInBecause, waitSeconds = 0) {
    super()
    this.refusal = refusal
    this.waitSeconds = waitSeconds
  }
}

type Answer = ({ ok: true } & CameIn) | { ok: false; refusal: NotLetInBecause; waitSeconds?: number }

function userFrom(answer: Answer): User & CameIn {
  if (!answer.ok) throw new NotLetIn(answer.refusal, answer.waitSeconds)
  const { personId, propertyId, sessionEpoch } = answer
  return { id: personId, personId, propertyId, sessionEpoch }
}

const { signIn, signOut } = NextAuth(() => ({
  secret: authSecret(),
  // Nothing here is built from the Host header: no route is open, and every redirect is a path of our own.
  trustHost: true,
  useSecureCookies: isSecure(),
  session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
  cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
  providers: [
    Credentials({
      id: 'password',
      credentials: { name: {}, password: {} },
      authorize: async (given) => {
        const { name, password } = WithPassword.parse(given)
        const address = clientAddress(await headers())
        return userFrom(await signInWithPassword(database(), { name, password, address }, new Date()))
      },
    }),
    Credentials({
      id: 'link',
      credentials: { token: {} },
      authorize: async (given) => {
        const { token } = WithLink.parse(given)
        return userFrom(await signInWithLink(database(), token, new Date()))
      },
    }),
  ],
  callbacks: { jwt: ({ token, user }) => (user ? Holder.parse(user) : token) },
  logger: {
    // A wrong password is an answer, not an error; anything else is a bug and must be seen.
    error: (error) => {
      if (!(error instanceof NotLetIn)) console.error(error)
    },
    warn: () => undefined,
    debug: () => undefined,
  },
}))

type Way = ['password', z.infer<typeof WithPassword>] | ['link', z.infer<typeof WithLink>]

/** Lets somebody in and sets the cookie. What counts is the cookie that came of it, not that nothing failed. */
export async function comeIn(
  ...[provider, given]: Way
): Promise<{ ok: true } | { ok: false; refusal: NotLetInBecause; waitSeconds: number }> {
  try {
    await signIn(provider, { ...given, redirect: false, redirectTo: '/' })
  } catch (error) {
    if (!(error instanceof NotLetIn)) throw error
    return { ok: false, refusal: error.refusal, waitSeconds: error.waitSeconds }
  }
  const session = await readSession((await cookies()).get(sessionCookieName())?.value)
  return session ? { ok: true } : { ok: false, refusal: 'wrong', waitSeconds: 0 }
}

export async function goOut() {
  await signOut({ redirect: false })
}
