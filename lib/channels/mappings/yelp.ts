/**
 * Yelp, for partners. Nothing is signed where we could see it, so the secret stands in the registered address. Thin:
 * an event has the stars and the language, and the words are fetched. `time` has no zone and is taken as UTC.
 * Facts: Yelp Fusion webhooks; `?verification=…` is answered as JSON (its shape is not confirmed).
 */
import { mappedChannel } from '../mapped'
import type { Paths, Rule } from '../mapping'
import { inAddress, showsSecret } from '../shown-secret'

const ID: Paths = ['review_id']
const THIN: Rule = {
  kind: 'review',
  fields: {
    id: ID,
    occurredAt: ['^time'],
    authorId: ['user_id'],
    language: ['language'],
    rating: ['rating'],
  },
  ratingMax: 5,
}
const fetch = { what: 'review', id: ID, with: { business: ['^data.id'] } }

export const yelp = mappedChannel({
  name: 'yelp',
  accepts: 200,
  shakeHands({ method, url, headers }, { secrets }) {
    const [verification] = inAddress({ url }, 'verification')
    if (method !== 'GET' || !verification || !showsSecret({ url, headers }, secrets)) return null
    return { status: 200, body: JSON.stringify({ verification }), contentType: 'application/json' }
  },
  items: 'data.updates',
  eventAt: ['event_type'],
  events: [
    { is: ['NEW_REVIEW_EVENT'], rule: THIN, fetch },
    { is: ['REVIEW_EDITED_EVENT'], rule: { ...THIN, action: 'updated' }, fetch },
    { is: ['REVIEW_REMOVED_EVENT'], rule: { ...THIN, action: 'deleted' } },
  ],
  fetched: {
    /** It is as new as the fetching: `time_created` is older than the event that named it. */
    review: {
      kind: 'review',
      action: 'updated',
      fields: {
        id: ['id'],
        authorId: ['user.id'],
        name: ['user.name'],
        avatarUrl: ['user.image_url'],
        text: ['text'],
        url: ['url'],
        rating: ['rating'],
      },
      ratingMax: 5,
    },
  },
  zone: 'UTC',
})
