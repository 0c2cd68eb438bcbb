/** Which list this device shows: for us or everyone's, of which team. Kept in a cookie, so that a desk stays as it was left. */
import { cookies } from 'next/headers'
import { z } from 'zod'

export const VIEWS = ['us', 'everyone'] as const

export const Choice = z.object({ view: z.enum(VIEWS), teamId: z.uuid().nullable() })
export type Choice = z.infer<typeof Choice>

const COOKIE = 'house-list'
const YEAR_SECONDS = 365 * 24 * 60 * 60

export async function readChoice(): Promise<Choice> {
  const [view, teamId] = ((await cookies()).get(COOKIE)?.value ?? '').split('.')
  const choice = Choice.safeParse({ view, teamId: teamId || null })
  return choice.success ? choice.data : { view: 'us', teamId: null }
}

/** Only in an action: a page cannot set cookies. */
export async function keepChoice({ view, teamId }: Choice) {
  const value = [view, teamId ?? ''].join('.')
  ;(await cookies()).set(COOKIE, value, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: YEAR_SECONDS })
}
