/** Makes a form action of the house: who, then what, then do. In that order, every time. */
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { z } from 'zod'

import type { Database } from '@/db/client'
import { database } from '@/db/pool'
import type { Role } from '@/db/vocabulary'
import { isAtLeast } from '@/lib/people/member'

import { fieldProblems, formInput } from './form-input'
import { renewSession } from './keep-session'
import { type Arrival, findArrival } from './session'

/** What a form hears back. Never holds a secret, but for a code that is shown this once. */
export type Answer = {
  ok: boolean
  said?: string
  /** A sentence for each field that is wrong. */
  fields?: Record<string, string>
  data?: Record<string, string | number | boolean | null>
  /** What the answer shows where its form has a place for it: drawn here, not there. */
  shown?: ReactNode
}
export type HouseAction = (previous: Answer | null, form: FormData) => Promise<Answer>

type Asked<Schema extends z.ZodObject> = {
  input: z.output<Schema>
  viewer: Arrival
  db: Database
  now: Date
}

/**
 * A server action is a public POST: the session, the role and every argument are checked here, at run time.
 * Unknown fields are refused. Refusals come back as words in the viewer's language.
 */
export function houseAction<Schema extends z.ZodObject>(
  { role = 'staff', input: schema }: { role?: Role; input: Schema },
  run: (asked: Asked<Schema>) => Promise<Answer>,
): HouseAction {
  return async (_previous, form) => {
    const viewer = await findArrival()
    const t = await getTranslations('forms')
    if (!viewer || viewer.mustChangePassword) return { ok: false, said: t('signedOut') }
    if (!isAtLeast(viewer.member, role)) return { ok: false, said: t('notYours') }
    if (!(form instanceof FormData)) return { ok: false, said: t('check') }

    const input = schema.strict().safeParse(formInput(form, schema))
    if (!input.success) return { ok: false, said: t('check'), fields: fieldsInWords(t, input.error) }

    const now = new Date()
    await renewSession(viewer.session, now)
    return run({ input: input.data as z.output<Schema>, viewer, db: database(), now })
  }
}

type Words = Awaited<ReturnType<typeof getTranslations<'forms'>>>

export function fieldsInWords(t: Words, error: z.ZodError): Record<string, string> {
  const problems = Object.entries(fieldProblems(error))
  return Object.fromEntries(
    problems.map(([field, { key, values }]) => [
      field,
      t.has(`fields.${key}`) ? t(`fields.${key}`, values) : t('fields.invalid'),
    ]),
  )
}
