/**
 * Guesty, for apartments. Its webhooks are sent by Svix, so they are signed as Standard Webhooks are, with the secret
 * that Guesty answers at `GET /v1/webhooks-v2/secret`. Doubled and out of order is normal.
 *
 * Facts: open-api-docs.guesty.com, "Webhooks v2". The shape differs by source: the older one carries the whole
 * reservation, the newer one its id alone, which is then fetched.
 */
import { type Channel, problem, takesJson } from './channel'
import { fetchedWhat } from './fetched'
import { numberAt, reach, textAt } from './reach'
import type { Json } from './safe-json'
import { standardWebhooks } from './standard-webhooks'
import { arrivalOf, RESERVATION, type StatusWords, toAsk } from './stay-event'
import { fullName, parsed, readingOf } from './vendor-json'

/** An enquiry, or one that was never paid, is nobody who comes. */
const STATUSES: StatusWords = {
  inquiry: null,
  declined: null,
  expired: null,
  awaitingpayment: null,
  closed: null,
  reserved: 'expected',
  confirmed: 'expected',
  checkedin: 'in_house',
  checkedout: 'departed',
  canceled: 'canceled',
  cancelled: 'canceled',
  noshow: 'no_show',
}

export const guesty: Channel = {
  name: 'guesty',
  answersInWords: false,
  verify: (delivery, trust, now) =>
    standardWebhooks.verify(delivery, { ...trust, secrets: trust.vendorSecrets }, now),
  deliveryKey: standardWebhooks.deliveryKey,
  takes: takesJson,

  read(kept) {
    const found = parsed(kept.body)
    if ('reading' in found) return found.reading
    const { json } = found
    if (fetchedWhat(kept.contentType) !== null) return readingOf([arrivalOf(saidIn(json), STATUSES, kept)])

    if (!(textAt(json, 'event', 'eventType') ?? '').startsWith('reservation.')) return toAsk([])
    const id = textAt(
      json,
      'data.reservation.id',
      'data.reservation._id',
      'data.reservationId',
      'reservation._id',
    )
    if (id === null) return readingOf([problem('field_missing', 'data.reservation.id')])
    const whole = [reach(json, 'data.reservation'), reach(json, 'reservation')].find(isWhole)
    return whole ? readingOf([arrivalOf(saidIn(whole), STATUSES, kept)]) : toAsk([{ what: RESERVATION, id }])
  },
}

/** Without its own time of change it could be older than what is known, so it is fetched. */
const isWhole = (said: Json) =>
  textAt(said, 'status') !== null &&
  textAt(said, 'lastUpdatedAt') !== null &&
  textAt(said, 'guest.fullName', 'guest.firstName') !== null

const saidIn = (said: Json) => ({
  id: textAt(said, '_id', 'id'),
  status: textAt(said, 'status'),
  revisedAt: textAt(said, 'lastUpdatedAt'),
  guestId: textAt(said, 'guestId', 'guest._id'),
  guestName:
    textAt(said, 'guest.fullName') ??
    fullName(textAt(said, 'guest.firstName'), textAt(said, 'guest.lastName')),
  room: textAt(said, 'listing.nickname', 'listing.title'),
  expectedAt: textAt(said, 'checkIn', 'checkInDateLocalized'),
  arrivedAt: null,
  departsAt: textAt(said, 'checkOut', 'checkOutDateLocalized'),
  partySize: numberAt(said, 'guestsCount'),
})
