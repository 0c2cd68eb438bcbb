/** Makes a channel of a vendor's table. */
import type { IncomingSignal } from '@/lib/signals/incoming'
import { isZone } from '@/lib/time/local-time'

import {
  type Channel,
  type KeptBody,
  type Problem,
  problem,
  type RawDelivery,
  type Reading,
  takesJson,
} from './channel'
import { fetchedWhat } from './fetched'
import { toSignal } from './generic-payload'
import { ratingOf } from './loose-values'
import type { Event, Mapping, Paths, Rule } from './mapping'
import { plainTextOf } from './plain-text'
import { listAt, textAt } from './reach'
import { type Json, parseJson, textOf } from './safe-json'
import { showsSecret } from './shown-secret'
import { arrivalOf, MAX_EVENTS } from './stay-event'
import { fullName, parsed } from './vendor-json'
import { readWhen } from './when'

export function mappedChannel(mapping: Mapping): Channel {
  const { name, accepts, shakeHands } = mapping
  return {
    name,
    answersInWords: false,
    ...(accepts && { accepts }),
    ...(shakeHands && { shakeHands }),
    verify: mapping.verify ?? ((delivery, { secrets }) => showsSecret(delivery, secrets)),
    deliveryKey: (delivery) => keyOf(delivery, mapping.key ?? []),
    takes: takesJson,
    read: (kept) => readMapped(mapping, kept),
  }
}

/** One thing of a delivery, and the delivery around it. */
type Thing = { it: Json; whole: Json }

function saidAt({ it, whole }: Thing, paths: Paths = []): string | null {
  const one = (path: string) => (path.startsWith('^') ? textAt(whole, path.slice(1)) : textAt(it, path))
  for (const path of paths) {
    const said = fullName(...path.split('+').map(one))
    if (said !== null) return said
  }
  return null
}

function keyOf({ body }: RawDelivery, paths: Paths): string | null {
  const found = parseJson(textOf(body))
  const said = found.ok ? paths.map((path) => textAt(found.value, path)) : []
  return said.length > 0 && said.every((part) => part !== null) ? `id:${said.join(' ')}` : null
}

function readMapped(mapping: Mapping, kept: KeptBody): Reading {
  const found = parsed(kept.body)
  if ('reading' in found) return found.reading
  const whole = found.json
  const reading: Reading = { signals: [], problems: [], toFetch: [] }
  if (mapping.isPing?.(whole)) return reading

  const what = fetchedWhat(kept.contentType)
  const fetched = what === null ? null : mapping.fetched?.[what]
  if (fetched) add(reading, readRule(fetched, { it: whole, whole }, kept))
  else if (what !== null) add(reading, problem('field_wrong', what))
  if (what !== null) return reading

  const things = thingsIn(mapping, whole)
  if (things.length > MAX_EVENTS) add(reading, problem('too_many', String(things.length)))
  else if (things.length === 0) add(reading, problem('field_missing', mapping.items ?? 'body'))
  else for (const it of things) readThing(mapping, { it, whole }, kept, reading)
  return reading
}

function thingsIn({ items }: Mapping, whole: Json): Json[] {
  if (items !== undefined) return listAt(whole, items)
  return Array.isArray(whole) ? whole : [whole]
}

function readThing(mapping: Mapping, thing: Thing, kept: KeptBody, reading: Reading) {
  const event = eventOf(mapping, thing)
  if (event === null) return
  if ('key' in event) return add(reading, event)
  const zone = saidAt(thing, mapping.zoneAt) ?? mapping.zone
  const { rule, fetch } = event
  if (rule) add(reading, readRule(rule, thing, zone && isZone(zone) ? { ...kept, zone } : kept))
  if (!fetch) return
  const id = saidAt(thing, fetch.id)
  if (id === null) return add(reading, missing(fetch.id))
  if (reading.toFetch?.some((other) => other.what === fetch.what && other.id === id)) return
  const besides = Object.entries(fetch.with ?? {}).map(
    ([name, paths]) => [name, saidAt(thing, paths)] as const,
  )
  reading.toFetch?.push({
    what: fetch.what,
    id,
    with: Object.fromEntries(besides.flatMap(([name, said]) => (said === null ? [] : [[name, said]]))),
  })
}

function eventOf({ eventAt, events }: Mapping, thing: Thing): Event | Problem | null {
  if (!eventAt) return events[0] ?? null
  const name = saidAt(thing, eventAt)
  if (name === null) return missing(eventAt)
  return events.find(({ is }) => is.includes(name)) ?? null
}

const missing = (paths: Paths) => problem('field_missing', paths[0]?.replace('^', '') ?? 'body')

function add(reading: Reading, one: IncomingSignal | Problem | null) {
  if (one === null) return
  if ('key' in one) reading.problems.push(one)
  else reading.signals.push(one)
}

type Times = Pick<KeptBody, 'zone' | 'receivedAt'>

function readRule(rule: Rule, thing: Thing, times: Times): IncomingSignal | Problem | null {
  const isYes = (path: string) => ['true', '1'].includes(saidAt(thing, [path]) ?? '')
  if ((rule.onlyIf && !isYes(rule.onlyIf)) || (rule.unless && isYes(rule.unless))) return null
  const { fields } = rule
  if (saidAt(thing, fields.id) === null) return missing(fields.id)
  return rule.statuses ? readArrival(rule, thing, times) : readWords(rule, thing, times)
}

function readArrival({ fields, statuses = {} }: Rule, thing: Thing, times: Times) {
  const get = (name: keyof typeof fields) => saidAt(thing, fields[name])
  return arrivalOf(
    {
      id: get('id'),
      status: get('status'),
      revisedAt: get('revisedAt'),
      guestId: get('authorId'),
      guestName: get('name'),
      room: get('room'),
      expectedAt: get('expectedAt'),
      arrivedAt: get('arrivedAt'),
      departsAt: get('departsAt'),
      partySize: Number(get('partySize') ?? Number.NaN) || null,
      outlet: get('outlet'),
      spot: get('spot'),
    },
    statuses,
    times,
  )
}

function readWords(rule: Rule, thing: Thing, { zone, receivedAt }: Times): IncomingSignal | Problem {
  const get = (name: keyof Rule['fields']) => saidAt(thing, rule.fields[name])
  const instant = (name: 'occurredAt' | 'revisedAt') => {
    const text = get(name)
    return text === null ? null : readWhen(text, zone)
  }
  const occurredAt = instant('occurredAt') ?? receivedAt
  if ('key' in occurredAt) return occurredAt
  const revisedAt = instant('revisedAt') ?? occurredAt
  if ('key' in revisedAt) return revisedAt
  const plain = (text: string | null) => (rule.isHtml && text !== null ? plainTextOf(text) : text)
  return toSignal(
    {
      id: get('id') ?? '',
      kind: rule.kind,
      action: rule.action ?? 'created',
      occurredAt: occurredAt.toISOString(),
      revisedAt: revisedAt.toISOString(),
      author: { id: get('authorId'), name: get('name'), avatarUrl: get('avatarUrl') },
      text: plain(get('text')),
      language: get('language'),
      url: get('url'),
      inReplyTo: get('inReplyTo'),
      rating: ratingOf(get('rating'), rule.ratingMax === undefined ? null : String(rule.ratingMax)),
      place: { outlet: get('outlet'), spot: get('spot') },
      isRepost: rule.repostIf !== undefined && saidAt(thing, [rule.repostIf.at]) === rule.repostIf.is,
    },
    receivedAt,
  )
}
