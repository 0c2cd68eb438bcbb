/** The documented payload: the shape is published at /api/schema/signal.json, and this is what reads it. */
import { z } from 'zod'

import { SIGNAL_ACTIONS, SIGNAL_KINDS, STAY_STATUSES } from '@/db/vocabulary'
import type { IncomingSignal } from '@/lib/signals/incoming'

import { type KeptBody, type Problem, problem, type Reading, unreadable } from './channel'
import { type Json, parseJson, textOf } from './safe-json'
import { tidyHandle, tidyLanguage, tidyShort, tidyText, tidyUrl } from './tidy'

/** More things in one delivery than any batch that a provider documents. */
const MAX_SIGNALS = 1000
const A_DAY = 24 * 60 * 60_000

const Id = z.union([z.string().trim().min(1).max(512), z.int()]).transform(String)
const OtherId = Id.nullish()
const Instant = z.iso.datetime({ offset: true })
const Short = z.string().nullish()

const Author = z.object({
  id: OtherId,
  handle: Short.describe('The account, with or without the @.'),
  name: Short,
  avatarUrl: Short,
  followers: z.int().nonnegative().nullish(),
})

const Stay = z.object({
  reservationId: OtherId,
  status: z.enum(STAY_STATUSES),
  guestName: Short,
  room: z.union([z.string(), z.int().transform(String)]).nullish(),
  expectedAt: Instant.nullish(),
  arrivedAt: Instant.nullish(),
  departsAt: Instant.nullish(),
  partySize: z.int().min(1).max(1000).nullish(),
})

export const GenericPayload = z
  .object({
    id: Id.describe('Your id of the thing, the same again when it is changed or deleted.'),
    kind: z.enum(SIGNAL_KINDS),
    action: z.enum(SIGNAL_ACTIONS).default('created'),
    occurredAt: Instant.describe('When it happened.'),
    revisedAt: Instant.nullish().describe('When it was changed or deleted; the newest wins.'),
    author: Author.nullish(),
    text: z.string().nullish().describe("The guest's own words, as plain text."),
    language: Short.describe('BCP 47, for example "es-MX".'),
    url: Short,
    inReplyTo: OtherId.describe('The id of what it answers.'),
    rating: z.object({ value: z.number().nonnegative(), max: z.number().positive().default(5) }).nullish(),
    place: z
      .object({ outlet: Short, spot: z.union([z.string(), z.int().transform(String)]).nullish() })
      .nullish(),
    stay: Stay.nullish(),
    isRepost: z.boolean().nullish(),
  })
  .refine(({ kind, stay }) => kind !== 'arrival' || Boolean(stay), { path: ['stay'], message: 'missing' })
export type GenericPayload = z.infer<typeof GenericPayload>

/** Served to whoever wants to send: JSON Schema, draft 2020-12. */
export const genericPayloadSchema = () => ({
  $id: '/api/schema/signal.json',
  title: 'Signal',
  description: 'One thing a guest said or did. A body may carry one, or an array of them.',
  ...z.toJSONSchema(GenericPayload, { io: 'input' }),
})

/** One payload, an array of them, or either as `data` of a Standard Webhooks event. */
export function readGenericPayload(kept: KeptBody): Reading {
  const parsed = parseJson(textOf(kept.body))
  if (!parsed.ok) return { signals: [], problems: [parsed.problem] }
  return readPayloads(itemsOf(parsed.value), kept.receivedAt)
}

/** Several, each by itself: one that is wrong takes no other with it. */
export function readPayloads(found: readonly Json[], receivedAt: Date): Reading {
  if (found.length > MAX_SIGNALS) return unreadable('too_many', String(found.length))

  const reading: Reading = { signals: [], problems: [] }
  for (const item of found) {
    const one = readOne(item, receivedAt)
    if ('key' in one) reading.problems.push(one)
    else reading.signals.push(one)
  }
  return reading
}

function itemsOf(value: Json): Json[] {
  if (Array.isArray(value)) return value
  const wraps = value !== null && typeof value === 'object' && !('kind' in value) && 'data' in value
  if (!wraps) return [value]
  const { data } = value
  if (data === undefined) return []
  return Array.isArray(data) ? data : [data]
}

function readOne(item: Json, receivedAt: Date): IncomingSignal | Problem {
  const checked = GenericPayload.safeParse(item)
  return checked.success ? toSignal(checked.data, receivedAt) : problemOf(checked.error, item)
}

/** Shared with the lenient readers: whatever a sender called things, this is where they all arrive. */
export function toSignal(payload: GenericPayload, receivedAt: Date): IncomingSignal | Problem {
  const occurredAt = new Date(payload.occurredAt)
  const revisedAt = new Date(payload.revisedAt ?? payload.occurredAt)
  // Newest wins, so a time far ahead would win against everything that follows.
  const latest = Math.max(occurredAt.getTime(), revisedAt.getTime())
  if (latest > receivedAt.getTime() + A_DAY) return problem('in_the_future', new Date(latest).toISOString())

  const isDeletion = payload.action === 'deleted'
  return {
    externalId: payload.id,
    kind: payload.kind,
    action: payload.action,
    occurredAt,
    revisedAt,
    author: authorOf(payload.author),
    text: isDeletion ? '' : tidyText(payload.text ?? ''),
    language: tidyLanguage(payload.language),
    url: tidyUrl(payload.url),
    inReplyTo: tidyShort(payload.inReplyTo),
    rating: isDeletion ? null : (payload.rating ?? null),
    place: placeOf(payload.place),
    stay: stayOf(payload.stay),
    isRepost: payload.isRepost ?? false,
    wayBack: null,
  }
}

function authorOf(author: GenericPayload['author']): IncomingSignal['author'] {
  if (!author) return null
  const facts = {
    id: tidyShort(author.id),
    handle: tidyHandle(author.handle),
    name: tidyShort(author.name),
    avatarUrl: tidyUrl(author.avatarUrl),
    // PostgreSQL's integer ends there.
    followers: author.followers == null ? null : Math.min(author.followers, 2_147_483_647),
  }
  return facts.id || facts.handle || facts.name ? facts : null
}

function placeOf(place: GenericPayload['place']): IncomingSignal['place'] {
  const facts = { outlet: tidyShort(place?.outlet), spot: tidyShort(place?.spot) }
  return facts.outlet || facts.spot ? facts : null
}

function stayOf(stay: GenericPayload['stay']): IncomingSignal['stay'] {
  if (!stay) return null
  const instant = (text: string | null | undefined) => (text ? new Date(text).toISOString() : null)
  return {
    reservationId: tidyShort(stay.reservationId),
    status: stay.status,
    guestName: tidyShort(stay.guestName),
    room: tidyShort(stay.room),
    expectedAt: instant(stay.expectedAt),
    arrivedAt: instant(stay.arrivedAt),
    departsAt: instant(stay.departsAt),
    partySize: stay.partySize ?? null,
  }
}

/** The first thing that is wrong, by its path, and what stood there. */
export function problemOf(error: z.ZodError, item: Json): Problem {
  const [issue] = error.issues
  const path = issue?.path ?? []
  const seen = path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    item,
  )
  const name = path.join('.') || 'body'
  if (seen === undefined) return problem('field_missing', name)
  return problem('field_wrong', `${name} = ${JSON.stringify(seen)}`)
}
