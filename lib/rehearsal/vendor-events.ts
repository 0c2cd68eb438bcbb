/** One believable event of every channel on offer, in its vendor's own words, by guests of ours. */
import type { ChannelOnOffer } from '@/lib/connectors/on-offer'

/** Our own ids there, as the connectors of a rehearsal know them. */
export const OURS = { x: '71', page: '41', location: 'accounts/81/locations/450', enterprise: 'e-1' } as const

/** The stay that the property systems only name, and the review of Google: told when they are asked. */
export const stayIdOf = (stamp: string) => `r-${stamp}`
export const reviewNameOf = (stamp: string) => `${OURS.location}/reviews/${stamp}`

type When = { stamp: string; now: Date }

const seconds = (at: Date) => Math.floor(at.getTime() / 1000)
const post = ({ stamp, now }: When, kind: string) => ({
  id: `${kind}-${stamp}`,
  kind,
  occurredAt: now.toISOString(),
  author: { handle: 'ines.horta', name: 'Inês Horta' },
  text: 'A quiet table by the window, please',
})
const guest = { firstName: 'Yusuf', lastName: 'Demir' }

/** Nobody calls for Mastodon and Bluesky: what they are told is read there. */
export type Called = Exclude<ChannelOnOffer, 'mastodon' | 'bluesky'>

const EVENTS: Record<Called, (when: When) => object> = {
  standard_webhooks: (when) => post(when, 'check_in'),
  bearer: (when) => post(when, 'mention'),
  cloud_events: (when) => ({
    specversion: '1.0',
    id: when.stamp,
    source: '/rehearsal',
    type: 'guest.said',
    time: when.now.toISOString(),
    data: post(when, 'mention'),
  }),
  x: ({ stamp, now }) => ({
    data: {
      event_uuid: `u-${stamp}`,
      event_type: 'post.mention.create',
      filter: { user_id: OURS.x },
      payload: {
        id: stamp,
        text: '@harbourhouse best breakfast of the trip',
        author_id: '5',
        created_at: now.toISOString(),
        lang: 'en',
        entities: { mentions: [{ start: 0, end: 13, username: 'harbourhouse', id: OURS.x }] },
      },
      includes: { users: [{ id: '5', username: 'ines_horta', name: 'Inês Horta' }] },
    },
  }),
  meta: ({ stamp, now }) => ({
    object: 'page',
    entry: [
      {
        id: OURS.page,
        time: seconds(now),
        changes: [
          {
            field: 'feed',
            value: {
              from: { id: '8', name: 'Inês Horta' },
              item: 'comment',
              verb: 'add',
              comment_id: `${stamp}_2`,
              post_id: `${OURS.page}_1`,
              parent_id: `${OURS.page}_1`,
              created_time: seconds(now),
              message: 'The cake was worth the trip',
            },
          },
        ],
      },
    ],
  }),
  google_business: ({ stamp }) => {
    const said = { type: 'NEW_REVIEW', reviewName: reviewNameOf(stamp) }
    const data = Buffer.from(JSON.stringify(said)).toString('base64')
    return { message: { data, messageId: stamp }, subscription: 'projects/rehearsal/subscriptions/reviews' }
  },
  foursquare: ({ stamp, now }) => ({
    checkin: {
      id: stamp,
      createdAt: seconds(now),
      shout: 'Four of us, at last',
      user: { id: '9', firstName: 'Inês', lastName: 'Horta' },
      venue: { id: '2', name: 'Harbour House' },
    },
  }),
  mews: ({ stamp }) => ({
    EnterpriseId: OURS.enterprise,
    Events: [{ Discriminator: 'ServiceOrderUpdated', Value: { Id: stayIdOf(stamp) } }],
  }),
  cloudbeds: ({ stamp, now }) => ({
    event: 'reservation/status_changed',
    reservationID: stayIdOf(stamp),
    status: 'checked_in',
    timestamp: now.getTime() / 1000,
  }),
  apaleo: ({ stamp, now }) => ({
    id: `event-${stamp}`,
    topic: 'Reservation',
    type: 'checked-in',
    timestamp: now.getTime(),
    data: { entityId: stayIdOf(stamp) },
  }),
  guesty: ({ stamp }) => ({
    event: 'reservation.updated.v2',
    data: { reservation: { id: stayIdOf(stamp) } },
  }),
  hostaway: ({ stamp, now }) => ({
    event: 'reservation.created',
    data: {
      id: stamp,
      status: 'new',
      guestName: 'Yusuf Demir',
      listingName: '412',
      arrivalDate: now.toISOString().slice(0, 10),
      departureDate: new Date(now.getTime() + 2 * 86_400_000).toISOString().slice(0, 10),
      numberOfGuests: 2,
      updatedOn: now.toISOString(),
    },
  }),
  square: ({ stamp, now }) => ({
    type: 'booking.created',
    event_id: stamp,
    data: {
      object: {
        booking: {
          id: `b-${stamp}`,
          status: 'ACCEPTED',
          updated_at: now.toISOString(),
          customer_id: 'c-7',
          start_at: now.toISOString(),
        },
      },
    },
  }),
  sevenrooms: ({ stamp, now }) => [
    {
      event_type: 'updated',
      entity_type: 'reservation',
      entity: {
        id: stamp,
        client_id: 'c-7',
        status: 'ARRIVED',
        updated: now.toISOString(),
        arrived_time: now.toISOString(),
        first_name: guest.firstName,
        last_name: guest.lastName,
        max_guests: 4,
        table_numbers: ['12'],
      },
    },
  ],
  thefork: ({ stamp, now }) => ({
    entityType: 'reservation',
    reservationUuid: stamp,
    mealStatus: 'ARRIVED',
    updatedAt: now.toISOString(),
    mealDate: now.toISOString(),
    customer: guest,
    partySize: 2,
  }),
  yelp: ({ stamp, now }) => ({
    time: now.toISOString().replace('Z', ''),
    object: 'business',
    data: {
      id: 'harbour-house',
      updates: [
        { event_type: 'NEW_REVIEW_EVENT', review_id: stamp, rating: 5, language: 'en', user_id: 'u-7' },
      ],
    },
  }),
  trustpilot: ({ stamp, now }) => ({
    events: [
      {
        eventName: 'service-review-created',
        version: '1',
        eventData: {
          id: stamp,
          language: 'en',
          title: 'Three good nights',
          text: 'They remembered how we take our coffee.',
          stars: 5,
          createdAt: now.toISOString(),
          consumer: { id: 'c-9', name: 'Inês Horta' },
        },
      },
    ],
  }),
  youscan: ({ stamp, now }) => ({
    topicId: 1,
    mentionId: stamp,
    url: `https://blog.example/${stamp}`,
    published: now.toISOString(),
    title: 'Three nights by the harbour',
    text: 'We would come back to <b>Harbour House</b> for the breakfast alone.',
    author: { name: 'Inês Horta' },
    language: 'eng',
  }),
}

/** As text, before it is signed. */
export const eventOf = (channel: Called, when: When) => JSON.stringify(EVENTS[channel](when))
