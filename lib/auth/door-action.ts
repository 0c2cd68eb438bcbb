/** Makes a form action for people who are not in yet: the pages of sign-in. Everything else is a `houseAction`. */
import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'

import type { Database } from '@/db/client'
import { database } from '@/db/pool'

import { clientAddress } from './client-address'
import { formInput } from './form-input'
import { type Answer, fieldsInWords, type HouseAction } from './house-action'
import { type Arrival, findArrival } from './session'

type Asked<Schema extends z.ZodObject> = {
  input: z.output<Schema>
  /** Null for nobody. May still have to change a handed-out code. */
  arrival: Arrival | null
  address: string
  db: Database
  now: Date
}

/** As `houseAction`, but nobody has to be signed in; `run` decides what an arrival may do. */
export function doorAction<Schema extends z.ZodObject>(
  { input: schema }: { input: Schema },
  run: (asked: Asked<Schema>) => Promise<Answer>,
): HouseAction {
  return async (_previous, form) => {
    const t = await getTranslations('forms')
    if (!(form instanceof FormData)) return { ok: false, said: t('check') }
    const input = schema.strict().safeParse(formInput(form, schema))
    if (!input.success) return { ok: false, said: t('check'), fields: fieldsInWords(t, input.error) }

    return run({
      input: input.data as z.output<Schema>,
      arrival: await findArrival(),
      address: clientAddress(await headers()),
      db: database(),
      now: new Date(),
    })
  }
}
