/** What this device's list shows and how far it was read. Kept in a cookie, so that a desk stays as it was left. */
import { cookies } from 'next/headers'
import { z } from 'zod'

import { TASK_KINDS } from '@/db/vocabulary'

export const VIEWS = ['us', 'everyone'] as const
export const GROUPINGS = ['time', 'place'] as const

export const Choice = z.object({
  view: z.enum(VIEWS),
  teamId: z.uuid().nullable(),
  outletId: z.uuid().nullable(),
  kind: z.enum(TASK_KINDS).nullable(),
  groupedBy: z.enum(GROUPINGS),
  /** The last task of the page before the newest that was opened. */
  through: z.object({ at: z.number(), id: z.uuid() }).nullable(),
})
export type Choice = z.infer<typeof Choice>

const AT_FIRST: Choice = {
  view: 'us',
  teamId: null,
  outletId: null,
  kind: null,
  groupedBy: 'time',
  through: null,
}
const COOKIE = 'house-list'
const YEAR_SECONDS = 365 * 24 * 60 * 60

export async function readChoice(): Promise<Choice> {
  const kept = (await cookies()).get(COOKIE)?.value
  const choice = Choice.safeParse(parsed(kept ?? ''))
  return choice.success ? choice.data : AT_FIRST
}

/** A browser may send anything. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Only in an action: a page cannot set cookies. */
export async function keepChoice(choice: Choice) {
  const value = JSON.stringify(choice)
  ;(await cookies()).set(COOKIE, value, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: YEAR_SECONDS })
}
