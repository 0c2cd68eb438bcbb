/** Channels whose vendor calls nobody: where the worker asks what was said, and how far an answer has brought it. */
import { z } from 'zod'

import type { ChannelName } from '@/db/vocabulary'

import { settleAsked } from './bluesky-api'
import { afterListed, askNext } from './bluesky-poll'
import type { Account } from './channel'
import { afterPage, askAfter } from './mastodon-poll'
import type { settleQuestion } from './poster'
import { reach } from './reach'
import type { Json } from './safe-json'

export type Page = {
  /** Each is kept as a delivery of its own, oldest first, together with the place. */
  toKeep: readonly Json[]
  place: object
  /** There may be more, which is asked for at once. */
  isMore: boolean
}

export type Reader = {
  /** What each of them is kept as, by the channel's own word. */
  what: string
  /** The address to ask; null when the connector does not say where its account is. `place` as it was kept. */
  ask(account: Account, place: unknown): string | null
  /** Null when the answer is not what was asked for. */
  after(place: unknown, answer: Json): Page | null
  /** How an answer reads, where the status alone does not tell that a token has ended. */
  settle?: typeof settleQuestion
  /** A stream of events that says when it is worth asking sooner. It is never what counts. */
  bell?(account: Account): string | null
}

const MastodonPlace = z.object({ readTo: z.string().nullable() }).catch({ readTo: null })
const BlueskyPlace = z
  .object({
    readTo: z.string().nullable(),
    walk: z.object({ cursor: z.string(), newest: z.string() }).nullable(),
  })
  .catch({ readTo: null, walk: null })

const BLUESKY = 'https://bsky.social'

export const readers: Partial<Record<ChannelName, Reader>> = {
  mastodon: {
    what: 'notification',
    ask: ({ baseUrl }, place) => baseUrl && baseUrl + askAfter(MastodonPlace.parse(place)),
    after: (place, answer) => (Array.isArray(answer) ? afterPage(MastodonPlace.parse(place), answer) : null),
    bell: ({ baseUrl }) => baseUrl && `${baseUrl}/api/v1/streaming/user/notification`,
  },
  bluesky: {
    what: 'notification',
    settle: settleAsked,
    ask: ({ baseUrl }, place) => (baseUrl ?? BLUESKY) + askNext(BlueskyPlace.parse(place)),
    after: (place, answer) =>
      Array.isArray(reach(answer, 'notifications')) ? afterListed(BlueskyPlace.parse(place), answer) : null,
  },
}
