/**
 * Mews, for hotels. Events name what changed and nothing else; the sender proves itself by a secret in the address
 * that is registered (`?secret=…`), and wants an answer within five seconds.
 *
 * Facts: MewsSystems/gitbook-connector-api, "General webhooks", "Integration webhook" and "Reservations". No
 * delivery id and no time: two changes of one reservation are the same bytes, so every delivery counts.
 */
import type { IncomingSignal } from '@/lib/signals/incoming'

import { type Channel, type Keepsake, type Problem, problem, type RawDelivery, takesJson } from './channel'
import { fetchedWhat } from './fetched'
import { listAt, numberAt, textAt } from './reach'
import type { Json } from './safe-json'
import { parseJson, textOf } from './safe-json'
import { showsSecret } from './shown-secret'
import { arrivalOf, RESERVATION, type StatusWords, sumOf, toAsk } from './stay-event'
import { fullName, parsed, readingOf } from './vendor-json'

/** A service order is a reservation or an order of a product; asked as a reservation, the latter is not found. */
const OF_RESERVATIONS = ['ServiceOrderUpdated', 'ReservationUpdated', 'ReservationAdded']

/** `State`; whoever only enquires is not expected. A no-show is cancelled for that reason. */
const STATUSES: StatusWords = {
  enquired: null,
  inquired: null,
  requested: null,
  optional: null,
  confirmed: 'expected',
  started: 'in_house',
  processed: 'departed',
  canceled: 'canceled',
  cancelled: 'canceled',
  noshow: 'no_show',
}

export const mews: Channel = {
  name: 'mews',
  answersInWords: false,
  accepts: 200,
  verify: (delivery, { secrets }) => showsSecret(delivery, secrets),
  deliveryKey: () => null,
  takes: takesJson,
  keepAs: withoutToken,

  read(kept) {
    const found = parsed(kept.body)
    if ('reading' in found) return found.reading
    const { json } = found
    if (fetchedWhat(kept.contentType) !== null) {
      const reservations = listAt(json, 'Reservations')
      if (reservations.length === 0) return readingOf([problem('field_missing', 'Reservations')])
      return readingOf(reservations.map((one) => arrivalOfMews(one, json, kept)))
    }
    const enterprise = textAt(json, 'EnterpriseId')
    if (enterprise !== null && kept.account.id !== null && enterprise !== kept.account.id)
      return readingOf([problem('field_wrong', `EnterpriseId = ${enterprise}`)])
    return toAsk(listAt(json, 'Events').map(askedBy))
  },
}

function askedBy(event: Json) {
  if (!OF_RESERVATIONS.includes(textAt(event, 'Discriminator') ?? '')) return null
  const id = textAt(event, 'Value.Id')
  return id ? { what: RESERVATION, id } : problem('field_missing', 'Value.Id')
}

/** The answer of reservations/getAll, with the `Customers` and `Resources` it names beside it. */
function arrivalOfMews(
  reservation: Json,
  beside: Json,
  kept: Parameters<typeof arrivalOf>[2],
): IncomingSignal | Problem | null {
  const guestId = textAt(reservation, 'AccountId', 'CustomerId')
  const customer = oneOf(listAt(beside, 'Customers'), guestId)
  const isNoShow = textAt(reservation, 'CancellationReason')?.toLowerCase() === 'noshow'
  return arrivalOf(
    {
      id: textAt(reservation, 'Id'),
      status: isNoShow ? 'NoShow' : textAt(reservation, 'State'),
      revisedAt: textAt(reservation, 'UpdatedUtc'),
      guestId,
      guestName: fullName(textAt(customer, 'FirstName'), textAt(customer, 'LastName')),
      // The id of a room means nothing to anybody here.
      room: textAt(oneOf(listAt(beside, 'Resources'), textAt(reservation, 'AssignedResourceId')), 'Name'),
      expectedAt: textAt(reservation, 'ScheduledStartUtc', 'StartUtc'),
      arrivedAt: textAt(reservation, 'ActualStartUtc'),
      departsAt: textAt(reservation, 'ActualEndUtc', 'ScheduledEndUtc', 'EndUtc'),
      partySize: sumOf(...listAt(reservation, 'PersonCounts').map((one) => numberAt(one, 'Count'))),
    },
    STATUSES,
    kept,
  )
}

const oneOf = (list: Json[], id: string | null): Json =>
  id === null ? null : (list.find((one) => textAt(one, 'Id') === id) ?? null)

/** IntegrationCreated brings an access token to everything the hotel has: it is never written down. */
function withoutToken({ headers, body }: RawDelivery): Keepsake {
  const contentType = headers.get('content-type') ?? ''
  const text = textOf(body)
  // Letters may come escaped, so that only what surely holds none is kept byte for byte.
  if (!/token|\\u/i.test(text)) return { contentType, body }
  const found = parseJson(text)
  const kept = found.ok ? JSON.stringify(found.value, hideToken) : ''
  return { contentType, body: Buffer.from(kept) }
}

const hideToken = (key: string, value: Json) => (/token/i.test(key) ? 'not kept' : value)
