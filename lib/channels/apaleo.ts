/**
 * Apaleo, for hotels. Unsigned: the secret stands in the address of the subscription (`?secret=…`) or comes as basic
 * authorization. Events may come twice and in any order; a `system/healthcheck` only wants an answer.
 *
 * Facts: webhook.apaleo.com/v1 (subscriptions, event types as in n8n-nodes-apaleo), booking/v1/reservations/{id}.
 * A check-in can be undone (`check-in-reverted`): the reservation then says Confirmed again, and is newer.
 */
import { type Channel, problem, takesJson } from './channel'
import { fetchedWhat } from './fetched'
import { listAt, numberAt, reach, textAt } from './reach'
import type { Json } from './safe-json'
import { parseJson, textOf } from './safe-json'
import { showsSecret } from './shown-secret'
import { arrivalOf, RESERVATION, type StatusWords, sumOf, toAsk } from './stay-event'
import { fullName, keyOfBytes, parsed, readingOf } from './vendor-json'

const STATUSES: StatusWords = {
  confirmed: 'expected',
  inhouse: 'in_house',
  checkedout: 'departed',
  canceled: 'canceled',
  noshow: 'no_show',
}

export const apaleo: Channel = {
  name: 'apaleo',
  answersInWords: false,
  accepts: 200,
  verify: (delivery, { secrets }) => showsSecret(delivery, secrets),

  deliveryKey: (delivery) => {
    const found = parseJson(textOf(delivery.body))
    const id = found.ok ? textAt(found.value, 'id') : null
    return id === null ? keyOfBytes(delivery.body) : `id:${id}`
  },

  takes: takesJson,

  read(kept) {
    const found = parsed(kept.body)
    if ('reading' in found) return found.reading
    const { json } = found
    if (fetchedWhat(kept.contentType) !== null) return readingOf([arrivalOf(saidIn(json), STATUSES, kept)])

    // "Reservation" in one place of the documentation, "reservation" in the next.
    if (textAt(json, 'topic')?.toLowerCase() !== 'reservation') return toAsk([])
    const property = textAt(json, 'propertyId')
    if (property !== null && kept.account.id !== null && property !== kept.account.id)
      return readingOf([problem('field_wrong', `propertyId = ${property}`)])
    const id = textAt(json, 'data.entityId')
    return id ? toAsk([{ what: RESERVATION, id }]) : readingOf([problem('field_missing', 'data.entityId')])
  },
}

function saidIn(said: Json) {
  const children = reach(said, 'childrenAges') === null ? null : listAt(said, 'childrenAges').length
  return {
    id: textAt(said, 'id'),
    status: textAt(said, 'status'),
    revisedAt: textAt(said, 'modified'),
    guestId: null,
    guestName: fullName(textAt(said, 'primaryGuest.firstName'), textAt(said, 'primaryGuest.lastName')),
    room: textAt(said, 'unit.name'),
    expectedAt: textAt(said, 'arrival'),
    arrivedAt: textAt(said, 'checkInTime'),
    departsAt: textAt(said, 'checkOutTime', 'departure'),
    partySize: sumOf(numberAt(said, 'adults'), children),
  }
}
