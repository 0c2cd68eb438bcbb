/**
 * Cloudbeds, for hotels and hostels. Unsigned: the secret stands in the address that `postWebhook` is given
 * (`?secret=…`). An event carries the reservation's id and little else.
 *
 * Facts: cloudbeds/openapi-specs, `postWebhook` and `getReservation`; test events of Pipedream's published sources.
 * `timestamp` is in seconds with a fraction; ids come as numbers or as text, with `*_str` beside them.
 */
import { type Channel, problem, takesJson } from './channel'
import { fetchedWhat } from './fetched'
import { listAt, numberAt, reach, textAt } from './reach'
import type { Json } from './safe-json'
import { showsSecret } from './shown-secret'
import { arrivalOf, RESERVATION, type StatusWords, sumOf, toAsk } from './stay-event'
import { keyOfBytes, parsed, readingOf } from './vendor-json'

const STATUSES: StatusWords = {
  notconfirmed: null,
  inprogress: null,
  confirmed: 'expected',
  checkedin: 'in_house',
  checkedout: 'departed',
  canceled: 'canceled',
  cancelled: 'canceled',
  noshow: 'no_show',
}

export const cloudbeds: Channel = {
  name: 'cloudbeds',
  answersInWords: false,
  accepts: 200,
  verify: (delivery, { secrets }) => showsSecret(delivery, secrets),
  /** There is no event id; the time in the body tells one event from the next. */
  deliveryKey: ({ body }) => keyOfBytes(body),
  takes: takesJson,

  read(kept) {
    const found = parsed(kept.body)
    if ('reading' in found) return found.reading
    const { json } = found
    if (fetchedWhat(kept.contentType) !== null) return readingOf([arrivalOf(saidIn(json), STATUSES, kept)])

    const event = textAt(json, 'event') ?? ''
    if (!event.startsWith('reservation/')) return toAsk([])
    const property = textAt(json, 'propertyID_str', 'propertyID', 'propertyId_str', 'propertyId')
    if (property !== null && kept.account.id !== null && property !== kept.account.id)
      return readingOf([problem('field_wrong', `propertyID = ${property}`)])
    const id = textAt(json, 'reservationID_str', 'reservationID', 'reservationId')
    if (id === null) return readingOf([problem('field_missing', 'reservationID')])
    // What is deleted can no longer be fetched; for the house it is as good as cancelled.
    if (event === 'reservation/deleted')
      return readingOf([arrivalOf({ ...NOTHING, id, revisedAt: textAt(json, 'timestamp') }, STATUSES, kept)])
    return toAsk([{ what: RESERVATION, id }])
  },
}

const NOTHING = {
  status: 'canceled',
  guestId: null,
  guestName: null,
  room: null,
  expectedAt: null,
  arrivedAt: null,
  departsAt: null,
  partySize: null,
}

/** The answer of getReservation. Times are the property's own clock. */
function saidIn(json: Json) {
  const said = reach(json, 'data')
  const rooms = [...listAt(said, 'assigned'), ...listAt(said, 'unassigned')]
  return {
    id: textAt(said, 'reservationID'),
    status: textAt(said, 'status'),
    revisedAt: textAt(said, 'dateModified'),
    guestId: textAt(said, 'guestID'),
    guestName: textAt(said, 'guestName'),
    room: textAt(said, 'assigned.0.roomName'),
    expectedAt: textAt(said, 'startDate'),
    arrivedAt: null,
    departsAt: textAt(said, 'endDate'),
    partySize: sumOf(...rooms.flatMap((room) => [numberAt(room, 'adults'), numberAt(room, 'children')])),
  }
}
