/**
 * TheFork, for restaurants: reservations as it tells them to a cash register, and reviews out of ten. A token of the
 * house's as a bearer; 204 is the only answer that it takes for a yes.
 * Facts: third parties' integrations only; several spellings are read for each part, and all may be off.
 */
import { mappedChannel } from '../mapped'
import type { Rule } from '../mapping'

const RESERVATION: Rule = {
  kind: 'arrival',
  fields: {
    id: ['reservationUuid', 'reservation.uuid', 'reservation.id', 'uuid'],
    status: ['mealStatus', 'reservation.mealStatus', 'reservation.status', 'status'],
    revisedAt: ['updatedAt', 'reservation.updatedAt', 'eventDate'],
    authorId: ['customerUuid', 'customer.uuid', 'customer.id', 'reservation.customer.id'],
    name: [
      'customer.firstName+customer.lastName',
      'reservation.customer.firstName+reservation.customer.lastName',
    ],
    spot: ['tableNumber', 'table.name', 'reservation.tableNumber', 'reservation.table.name'],
    expectedAt: ['mealDate', 'reservation.mealDate', 'reservation.startDate'],
    partySize: ['partySize', 'reservation.partySize', 'reservation.pax'],
  },
  statuses: {
    requested: 'expected',
    recorded: 'expected',
    confirmed: 'expected',
    arrived: 'in_house',
    partiallyarrived: 'in_house',
    seated: 'in_house',
    bill: 'in_house',
    left: 'departed',
    completed: 'departed',
    canceled: 'canceled',
    cancelled: 'canceled',
    refused: 'canceled',
    noshow: 'no_show',
  },
}

const REVIEW: Rule = {
  kind: 'review',
  action: 'updated',
  fields: {
    id: ['reviewUuid', 'review.uuid', 'review.id', 'uuid'],
    occurredAt: ['review.createdAt', 'createdAt', 'eventDate'],
    name: ['review.customer.firstName', 'customer.firstName'],
    text: ['review.comment', 'comment', 'review.text'],
    language: ['review.language', 'language'],
    rating: ['review.ratingValue', 'ratingValue', 'review.rating', 'rating'],
  },
  ratingMax: 10,
}

export const thefork = mappedChannel({
  name: 'thefork',
  accepts: 204,
  eventAt: ['entityType', 'type', 'eventType'],
  events: [
    {
      is: ['reservation', 'RESERVATION', 'reservationCreated', 'reservationUpdated', 'ARRIVED', 'SEATED'],
      rule: RESERVATION,
    },
    { is: ['review', 'REVIEW', 'reviewCreated', 'reviewUpdated'], rule: REVIEW },
  ],
})
