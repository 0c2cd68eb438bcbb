/** An account of ours on Mastodon, Bluesky or Google that heard posts, and looks at them again: for tests of what it notices. */
import { eq } from 'drizzle-orm'
import { onTestFinished } from 'vitest'

import type { Database } from '@/db/client'
import { signals } from '@/db/schema/signals'
import type { DeliveryKey } from '@/lib/jobs/queues'
import { lookAgain } from '@/lib/listening/look-again'
import { callWithin } from '@/lib/outgoing/call'

import { anAskingConnector } from './fetching'
import { aProperty, aSignal, EVENING, minutesAfter } from './furnish'
import { type Heard, openStandIn, type Said } from './stand-in'
import {
  blueskyPosts,
  googleReviews,
  LOCATION,
  mastodonPosts,
  type StandingPosts,
  uriOf,
} from './standing-posts'

type Network = keyof typeof uriOf
export const ADA = { id: null, handle: 'ada', name: 'Ada', avatarUrl: null, followers: null }
/** Google calls those who review by nothing but a name. */
const REVIEW = {
  kind: 'review',
  author: { ...ADA, handle: null },
  ratingValue: 5,
  ratingMax: 5,
} as const
export const ANSWERS = { mastodon: mastodonPosts, bluesky: blueskyPosts, google: googleReviews }
const targetOf = {
  mastodon: (name: string) => ({ in_reply_to_id: name, acct: 'ada@far.example' }),
  bluesky: (name: string) => ({ parent_uri: uriOf.bluesky(name), parent_cid: 'bafy' }),
  google: (name: string) => ({ name: uriOf.google(name) }),
}
export const wayTo = (network: Network, name: string) => ({
  audience: 'public',
  target: targetOf[network](name),
  until: null,
  refused: null,
})

/** The posts stand at its vendor until they are taken out of `posts`. */
export async function anAccountThatHeard(
  db: Database,
  network: Network,
  answer?: (posts: StandingPosts) => (heard: Heard) => Said,
) {
  const posts: StandingPosts = new Map()
  const standIn = await openStandIn((answer ?? ANSWERS[network])(posts))
  onTestFinished(() => standIn.close())
  const { id: propertyId } = await aProperty(db)
  const connector = await anAskingConnector(db, propertyId, {
    channel: network === 'google' ? 'google_business' : network,
    network,
    baseUrl: standIn.url,
    accountId: network === 'google' ? LOCATION : null,
  })
  const key = { propertyId, connectorId: connector.id }

  async function heard(name: string, minutesAgo: number, row: Partial<typeof signals.$inferInsert> = {}) {
    posts.set(name, { text: `Lovely, number ${name}` })
    const at = minutesAfter(EVENING, -minutesAgo)
    return aSignal(db, propertyId, {
      ...{
        connectorId: connector.id,
        network,
        externalId: uriOf[network](name),
        wayBack: wayTo(network, name),
      },
      ...{ occurredAt: at, revisedAt: at, receivedAt: at, text: `Lovely, number ${name}`, authorName: 'Ada' },
      author: ADA,
      ...(network === 'google' && REVIEW),
      ...row,
    })
  }
  const kept: DeliveryKey[] = []
  const enqueue = async (_: Database, keys: DeliveryKey[]) => void kept.push(...keys)
  const call = callWithin(300)
  const look = (minutes = 0) =>
    lookAgain(db, key, {
      call,
      enqueue,
      now: minutesAfter(EVENING, minutes),
      signal: new AbortController().signal,
    })
  const signal = async (id: string) => (await db.select().from(signals).where(eq(signals.id, id)))[0]
  const asked = () => standIn.heard.map(({ path }) => decodeURIComponent(path))
  return { ...{ propertyId, connector, key, posts, standIn }, heard, look, kept, signal, asked }
}
