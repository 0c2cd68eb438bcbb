/**
 * Trustpilot: what guests write about the house, when they change it, and when they take it back. The secret stands in
 * the address. Facts: support.trustpilot.com, "How to set up Trustpilot Webhooks" (community post 10109980750738), with a
 * whole "service-review-created"; that the other two look the same is how programs in public repositories read them. A
 * link leads to its API and not to a page that people can open, so it is left out.
 */
import { mappedChannel } from '../mapped'
import type { Rule } from '../mapping'

/** A change that does not say when it was made is as new as its coming. */
const CHANGED: Rule = {
  kind: 'review',
  fields: {
    id: ['eventData.id'],
    occurredAt: ['eventData.updatedAt'],
    authorId: ['eventData.consumer.id'],
    name: ['eventData.consumer.name'],
    text: ['eventData.title+eventData.text', 'eventData.text', 'eventData.title'],
    language: ['eventData.language'],
    rating: ['eventData.stars'],
  },
  ratingMax: 5,
}
const WRITTEN: Rule = { ...CHANGED, fields: { ...CHANGED.fields, occurredAt: ['eventData.createdAt'] } }

export const trustpilot = mappedChannel({
  name: 'trustpilot',
  items: 'events',
  eventAt: ['eventName'],
  events: [
    { is: ['service-review-created'], rule: WRITTEN },
    { is: ['service-review-updated'], rule: { ...CHANGED, action: 'updated' } },
    { is: ['service-review-deleted'], rule: { ...CHANGED, action: 'deleted' } },
  ],
})
