/** What vendors write in common: ids that may be numbers, moments in several spellings, fields that may be missing. */
import { createHash } from 'node:crypto'
import { z } from 'zod'

import type { IncomingSignal, WayBack } from '@/lib/signals/incoming'

import type { Problem, Reading } from './channel'
import { type GenericPayload, problemOf, toSignal } from './generic-payload'
import { type Json, parseJson, textOf } from './safe-json'

export const Id = z.union([z.string().min(1), z.int()]).transform(String)
export const MaybeId = Id.nullish()
export const MaybeText = z.string().nullish()

/** The sender names no delivery: the same bytes again are the same delivery again. */
export const keyOfBytes = (body: Uint8Array) => `sha256:${createHash('sha256').update(body).digest('hex')}`

export const nothing = (): Reading => ({ signals: [], problems: [], toFetch: [] })

/** Reads one item; one that cannot be read is told, and spoils nothing beside it. */
export function readItem<Schema extends z.ZodType>(
  reading: Reading,
  schema: Schema,
  item: Json | undefined,
  read: (item: z.output<Schema>) => void,
) {
  const checked = schema.safeParse(item)
  if (checked.success) read(checked.data)
  else reading.problems.push(problemOf(checked.error, item ?? null))
}

export type Said = Omit<GenericPayload, 'action' | 'occurredAt' | 'revisedAt'> & {
  action?: GenericPayload['action']
  occurredAt: Date
  revisedAt?: Date
}

/** A signal in the house's sizes, with its way back; a deletion has none. */
export function addSignal(reading: Reading, said: Said, wayBack: WayBack | null, receivedAt: Date) {
  const one = signalOf(said, wayBack, receivedAt)
  if ('key' in one) reading.problems.push(one)
  else reading.signals.push(one)
}

function signalOf(said: Said, wayBack: WayBack | null, receivedAt: Date): IncomingSignal | Problem {
  const { action = 'created', occurredAt, revisedAt = occurredAt } = said
  const at = { occurredAt: occurredAt.toISOString(), revisedAt: revisedAt.toISOString() }
  const one = toSignal({ ...said, ...at, action }, receivedAt)
  return 'key' in one || action === 'deleted' ? one : { ...one, wayBack }
}

/** Parsed, or the reading that says why not. */
export function parsed(body: Uint8Array): { json: Json } | { reading: Reading } {
  const found = parseJson(textOf(body))
  return found.ok ? { json: found.value } : { reading: { signals: [], problems: [found.problem] } }
}

/** What was made of several, as one reading; null is what says nothing. */
export function readingOf(results: readonly (IncomingSignal | Problem | null)[]): Reading {
  const reading: Reading = { signals: [], problems: [] }
  for (const result of results) {
    if (result === null) continue
    if ('key' in result) reading.problems.push(result)
    else reading.signals.push(result)
  }
  return reading
}

/** Of the parts that were said; null of none. */
export const fullName = (...parts: (string | null)[]) =>
  parts.filter((part) => part !== null).join(' ') || null
