/**
 * Mews POS, for restaurants. An event has the booking's id and its new status; who it is and when is fetched.
 * Facts: MewsSystems/gitbook-pos-api @ 6a51d514, events/webhooks.md and operations/bookings.md: `X-Signature` is
 * base64 of HMAC-SHA256 over the body. The table of properties speaks of `BookingId`, the sample of `data.id`.
 */
import { mappedChannel } from '../mapped'
import type { Paths } from '../mapping'
import { isSignedBy } from '../plain-signature'
import type { StatusWords } from '../stay-event'

const ID: Paths = ['data.id', 'data.attributes.bookingId', 'BookingId']
const STATUSES: StatusWords = {
  booked: 'expected',
  confirmed: 'expected',
  seated: 'in_house',
  completed: 'departed',
  cancelled: 'canceled',
  canceled: 'canceled',
  noshow: 'no_show',
}

export const mewsPos = mappedChannel({
  name: 'mews_pos',
  verify: ({ headers, body }, { vendorSecrets }) =>
    isSignedBy(headers.get('x-signature'), vendorSecrets, [body]),
  key: ['data.id', 'meta.eventType', 'data.attributes.updatedAt'],
  eventAt: ['meta.eventType'],
  events: [
    {
      is: ['booking.status.updated'],
      rule: {
        kind: 'arrival',
        // Seated is said at the moment of sitting down.
        fields: {
          id: ID,
          status: ['data.attributes.status'],
          revisedAt: ['data.attributes.updatedAt'],
          arrivedAt: ['data.attributes.updatedAt'],
        },
        statuses: STATUSES,
      },
      fetch: { what: 'booking', id: ID },
    },
    { is: ['booking.created', 'booking.updated'], fetch: { what: 'booking', id: ID } },
  ],
  fetched: {
    booking: {
      kind: 'arrival',
      fields: {
        id: ['data.id'],
        status: ['data.attributes.status'],
        revisedAt: ['data.attributes.updatedAt'],
        authorId: ['data.relationships.customer.data.id'],
        name: ['included.0.attributes.firstName+included.0.attributes.lastName'],
        room: ['data.attributes.roomNumber'],
        expectedAt: ['data.attributes.bookingDatetime'],
        partySize: ['data.attributes.partySize'],
      },
      statuses: STATUSES,
    },
  },
})
