/** What stands in an answer, if it can be read: an answer that was cut or garbled says nothing. */
import type { z } from 'zod'

import { parseJson } from '@/lib/channels/safe-json'

import type { Answered } from './call'

export function jsonIn<Schema extends z.ZodType>(
  { body }: Pick<Answered, 'body'>,
  schema: Schema,
): z.output<Schema> | null {
  const parsed = body === null ? null : parseJson(body)
  return parsed?.ok ? (schema.safeParse(parsed.value).data ?? null) : null
}
