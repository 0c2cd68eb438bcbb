/** Bodies as forms post them, with JSON in their fields. */
import type { Keepsake, RawDelivery } from './channel'
import { cleanText, type Json, parseJson, textOf } from './safe-json'

export const FORM = 'application/x-www-form-urlencoded'

/** A field that holds a whole thing as JSON is that thing. */
export function formOf(body: Uint8Array): { [field: string]: Json } {
  const form: { [field: string]: Json } = {}
  for (const [field, value] of new URLSearchParams(textOf(body))) form[field] = fieldOf(value)
  return form
}

function fieldOf(value: string): Json {
  const parsed = /^\s*[[{]/.test(value) ? parseJson(value) : null
  return parsed?.ok ? parsed.value : cleanText(value)
}

/** The same form without a field that nobody may read later. */
export function withoutField({ headers, body }: RawDelivery, field: string): Keepsake {
  const form = new URLSearchParams(textOf(body))
  form.delete(field)
  return { contentType: headers.get('content-type') ?? FORM, body: Buffer.from(form.toString()) }
}
