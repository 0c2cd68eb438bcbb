/**
 * Hostaway, for holiday homes: reservations and what guests write. Basic authorization is all the proof there is.
 * Facts: Hostaway/api, unified webhooks and the reservation object. The test ping says `"data": "test"`. Times have no
 * zone: those of a reservation are taken as UTC, those of a message as in the listing's zone, which it names.
 */
import { mappedChannel } from '../mapped'
import type { Rule } from '../mapping'
import { reach } from '../reach'

const RESERVATION: Rule = {
  kind: 'arrival',
  fields: {
    id: ['data.hostawayReservationId', 'data.id'],
    status: ['data.status'],
    revisedAt: ['data.updatedOn', 'data.latestActivityOn'],
    name: ['data.guestName', 'data.guestFirstName+data.guestLastName'],
    room: ['data.listingName'],
    expectedAt: ['data.arrivalDate'],
    departsAt: ['data.departureDate'],
    partySize: ['data.numberOfGuests'],
  },
  statuses: {
    new: 'expected',
    modified: 'expected',
    confirmed: 'expected',
    checkedin: 'in_house',
    checkedout: 'departed',
    cancelled: 'canceled',
    canceled: 'canceled',
    noshow: 'no_show',
    // Not yet, or not any more, a guest.
    ownerstay: null,
    pending: null,
    awaitingpayment: null,
    declined: null,
    expired: null,
    inquiry: null,
    inquirypreapproved: null,
    inquirydenied: null,
    inquirytimedout: null,
    inquirynotpossible: null,
    unknown: null,
  },
}

export const hostaway = mappedChannel({
  name: 'hostaway',
  accepts: 200,
  isPing: (whole) => reach(whole, 'data') === 'test',
  eventAt: ['event'],
  events: [
    { is: ['reservation.created', 'reservation.updated'], rule: RESERVATION },
    {
      is: ['message.received'],
      rule: {
        kind: 'direct_message',
        fields: {
          id: ['data.id'],
          occurredAt: ['data.date'],
          // The conversation has one guest in it, and a message does not name them.
          authorId: ['data.conversationId'],
          text: ['data.body'],
        },
        onlyIf: 'data.isIncoming',
      },
    },
  ],
  zoneAt: ['data.listingTimeZoneName'],
  zone: 'UTC',
})
