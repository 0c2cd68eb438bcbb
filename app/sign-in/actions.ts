'use server'
/** Coming in, choosing the first password, and going out. */
import { redirect } from 'next/navigation'
import { z } from 'zod'

import { comeIn, goOut } from '@/lib/auth/come-in'
import { doorAction } from '@/lib/auth/door-action'
import { keepSession } from '@/lib/auth/keep-session'
import { whyNotKept, whyNotLetIn } from '@/lib/auth/refusal-words'
import { safePath } from '@/lib/auth/safe-path'
import { changePassword } from '@/lib/people/change-password'

const Credentials = z.object({
  name: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(200),
  next: z.string().max(500).optional(),
})

export const signInAction = doorAction({ input: Credentials }, async ({ input }) => {
  const { name, password, next } = input
  const came = await comeIn('password', { name, password })
  if (!came.ok) return { ok: false, said: await whyNotLetIn(came) }
  redirect(safePath(next))
})

export const takeLinkAction = doorAction(
  { input: z.object({ token: z.string().min(1).max(200) }) },
  async ({ input: { token } }) => {
    const came = await comeIn('link', { token })
    if (!came.ok) return { ok: false, said: await whyNotLetIn(came) }
    redirect('/')
  },
)

/** For who must choose one before anything else; who wants to change theirs does it on their own page. */
export const choosePasswordAction = doorAction(
  { input: z.object({ chosen: z.string().min(1).max(200) }) },
  async ({ input: { chosen }, arrival, address, db, now }) => {
    if (!arrival) redirect('/sign-in')
    if (!arrival.mustChangePassword) redirect('/me')
    const { session, property } = arrival
    const { personId, sessionEpoch } = session
    const change = { personId, sessionEpoch, houseName: property.name, address, current: null, chosen }
    const changed = await changePassword(db, change, now)
    if (!changed.ok) return { ok: false, fields: { chosen: await whyNotKept(changed) } }
    await keepSession({ ...session, sessionEpoch: changed.sessionEpoch })
    redirect('/')
  },
)

export const signOutAction = doorAction({ input: z.object({}) }, async () => {
  await goOut()
  redirect('/sign-in')
})
