/**
 * Foursquare and Swarm, as venue push and user push post them: a form whose fields hold JSON, and a shared secret in
 * one of the fields. Nothing is signed, so the secret is all the proof there is, and it is never kept.
 *
 * Facts: the real-time page of the Personalization API, and aaronpk/OwnYourSwarm @ 503eb13d, which still hears it.
 * `createdAt` is in seconds. The time zone came as a name once and comes in minutes now; neither is needed. Venue
 * push may send `like`, `tip` or `photo` instead of `checkin`; only a tip has words. Some saw the secret in quotes.
 */
import type { IncomingSignal } from '@/lib/signals/incoming'

import { type Channel, mediaTypeOf, type Problem, problem, type RawDelivery } from './channel'
import { FORM, formOf, withoutField } from './form'
import { toSignal } from './generic-payload'
import { reach, textAt } from './reach'
import type { Json } from './safe-json'
import { isKnown } from './shown-secret'
import { fullName, keyOfBytes, readingOf } from './vendor-json'
import { readWhen } from './when'

export const foursquare: Channel = {
  name: 'foursquare',
  answersInWords: false,
  accepts: 200,

  verify: (delivery, { secrets, vendorSecrets }) =>
    isKnown(secretsIn(delivery), [...secrets, ...vendorSecrets]),

  deliveryKey: (delivery) => {
    const id = textAt(formOf(delivery.body), 'checkin.id', 'tip.id')
    return id ? `id:${id}` : keyOfBytes(delivery.body)
  },

  takes: (mediaType) => mediaType === '' || mediaType === FORM,
  keepAs: (delivery) => withoutField(delivery, 'secret'),

  read({ contentType, body, zone, receivedAt }) {
    if (!['', FORM].includes(mediaTypeOf(contentType)))
      return readingOf([problem('field_missing', 'checkin')])
    const form = formOf(body)
    const said = ['checkin', 'tip'].find((field) => form[field] !== undefined)
    if (!said && ['like', 'photo'].some((field) => form[field] !== undefined)) return readingOf([])
    const thing = said ? reach(form, said) : null
    if (thing === null || typeof thing !== 'object') return readingOf([problem('field_missing', 'checkin')])
    return readingOf([
      signalOf(thing, reach(form, 'user') ?? null, { isTip: said === 'tip', zone, receivedAt }),
    ])
  },
}

function secretsIn({ body }: RawDelivery): string[] {
  const shown = formOf(body).secret
  return typeof shown === 'string' ? [shown, shown.replace(/^"(.*)"$/, '$1')] : []
}

function signalOf(
  thing: Json,
  beside: Json,
  { isTip, zone, receivedAt }: { isTip: boolean; zone: string; receivedAt: Date },
): IncomingSignal | Problem {
  const id = textAt(thing, 'id')
  if (!id) return problem('field_missing', 'id')
  const createdAt = textAt(thing, 'createdAt')
  const at = createdAt === null ? receivedAt : readWhen(createdAt, zone)
  if ('key' in at) return at
  const user = reach(thing, 'user') ?? beside
  const userId = textAt(user, 'id')
  return toSignal(
    {
      id,
      kind: isTip ? 'mention' : 'check_in',
      action: 'created',
      occurredAt: at.toISOString(),
      author: {
        id: userId,
        handle: textAt(user, 'handle'),
        name: fullName(textAt(user, 'firstName'), textAt(user, 'lastName')),
        avatarUrl: photoOf(user),
      },
      text: textAt(thing, 'shout', 'text'),
      url:
        textAt(thing, 'canonicalUrl', 'checkinShortUrl') ??
        (userId && !isTip ? `https://foursquare.com/user/${userId}/checkin/${id}` : null),
      place: { outlet: textAt(thing, 'venue.name') },
    },
    receivedAt,
  )
}

/** An address once; now its two ends, with a size between them. */
function photoOf(user: Json): string | null {
  const [prefix, suffix] = [textAt(user, 'photo.prefix'), textAt(user, 'photo.suffix')]
  return prefix && suffix ? `${prefix}100x100${suffix}` : textAt(user, 'photo')
}
