/** Senders that cannot sign: Zapier, Make, n8n, a front-desk script. A token of theirs, and lenient bodies. */
import { createHash } from 'node:crypto'

import type { Network } from '@/db/vocabulary'
import type { IncomingSignal } from '@/lib/signals/incoming'

import {
  type Channel,
  type KeptBody,
  mediaTypeOf,
  type Problem,
  problem,
  type Reading,
  unreadable,
} from './channel'
import { FORM, formOf } from './form'
import { type GenericPayload, toSignal } from './generic-payload'
import { flatten, type LooseFields, type LooseName, said } from './loose-fields'
import { actionOf, isYes, kindOf, ratingOf, stayStatusOf, wholeNumberOf } from './loose-values'
import { parseJson, textOf } from './safe-json'
import { isKnown, tokensOf } from './shown-secret'
import { readWhen } from './when'

const MAX_SIGNALS = 1000

export const bearer: Channel = {
  name: 'bearer',
  answersInWords: true,

  verify: (delivery, { secrets }) => isKnown(tokensOf(delivery), secrets),

  /** These tools seldom name a delivery; the same bytes again are the same delivery again. */
  deliveryKey: ({ headers, body }) => {
    const named = headers.get('idempotency-key')?.trim()
    return named ? `key:${named}` : `sha256:${createHash('sha256').update(body).digest('hex')}`
  },

  takes: (mediaType) => ['', 'application/json', FORM].includes(mediaType) || mediaType.endsWith('+json'),

  read(kept) {
    const parsed = parseBody(kept)
    if (!parsed.ok) return { signals: [], problems: [parsed.problem] }
    const items = Array.isArray(parsed.value) ? parsed.value : [parsed.value]
    if (items.length > MAX_SIGNALS) return unreadable('too_many', String(items.length))

    const reading: Reading = { signals: [], problems: [] }
    for (const item of items) {
      const one = readOne(flatten(item), kept)
      if ('key' in one) reading.problems.push(one)
      else reading.signals.push(one)
    }
    return reading
  },
}

function parseBody({ contentType, body }: KeptBody): ReturnType<typeof parseJson> {
  if (mediaTypeOf(contentType) !== FORM) return parseJson(textOf(body))
  return { ok: true, value: formOf(body) }
}

function readOne(fields: LooseFields, { network, zone, receivedAt }: KeptBody): IncomingSignal | Problem {
  const get = (name: LooseName) => said(fields, name)
  const when = instantsOf(get, zone)
  if ('problem' in when) return when.problem

  const rating = ratingOf(get('rating'), get('ratingMax'))
  const isSomething = ['id', 'text', 'handle', 'name', 'authorId', 'guestName'] as const
  if (!rating && isSomething.every((name) => get(name) === null)) return problem('nothing_in_it')

  const saidKind = kindOf(get('kind'))
  if (!saidKind && fields.has('kind')) return problem('field_wrong', `kind = ${fields.get('kind')}`)
  // "status" alone may be that of a post; beside a reservation it is that of the stay.
  const isStay = saidKind === 'arrival' || fields.has('stay.status') || get('reservationId') !== null
  const status = isStay ? stayStatusOf(get('stayStatus')) : null
  if (isStay && !status) return stayProblem(get('stayStatus'))
  const kind = saidKind ?? (status ? 'arrival' : rating ? 'review' : 'mention')

  const payload: GenericPayload = {
    id: get('id') ?? derivedId(get, network),
    kind,
    action: actionOf(get('action')) ?? 'created',
    occurredAt: (when.occurredAt ?? receivedAt).toISOString(),
    revisedAt: when.revisedAt?.toISOString(),
    author: {
      id: get('authorId'),
      handle: get('handle'),
      name: get('name'),
      avatarUrl: get('avatarUrl'),
      followers: wholeNumberOf(get('followers')),
    },
    text: get('text'),
    language: get('language'),
    url: get('url'),
    inReplyTo: get('inReplyTo'),
    rating,
    place: { outlet: get('outlet'), spot: get('spot') },
    stay: status && {
      reservationId: get('reservationId'),
      status,
      guestName: get('guestName') ?? get('name'),
      room: get('room'),
      expectedAt: when.expectedAt?.toISOString(),
      arrivedAt: when.arrivedAt?.toISOString(),
      departsAt: when.departsAt?.toISOString(),
      partySize: wholeNumberOf(get('partySize')),
    },
    isRepost: isYes(get('isRepost')),
  }
  return toSignal(payload, receivedAt)
}

const stayProblem = (status: string | null) =>
  status === null ? problem('field_missing', 'status') : problem('field_wrong', `status = ${status}`)

type Get = (name: LooseName) => string | null
const INSTANTS = ['occurredAt', 'revisedAt', 'expectedAt', 'arrivedAt', 'departsAt'] as const
type Instants = { [name in (typeof INSTANTS)[number]]?: Date }

/** All of them, or what is wrong with the first that cannot be read. */
function instantsOf(get: Get, zone: string): Instants | { problem: Problem } {
  const found: Instants = {}
  for (const name of INSTANTS) {
    const text = get(name)
    const when = text === null ? null : readWhen(text, zone)
    if (when && 'key' in when) return { problem: when }
    if (when) found[name] = when
  }
  return found
}

/** The same words by the same person at the same time are the same thing, whoever forgot to number it. */
function derivedId(get: Get, network: Network): string {
  const parts = [
    get('network') ?? network,
    get('url'),
    get('handle') ?? get('name'),
    get('text'),
    get('occurredAt'),
  ]
  return `sha256:${createHash('sha256')
    .update(parts.map((part) => part ?? '').join('|'))
    .digest('hex')}`
}
