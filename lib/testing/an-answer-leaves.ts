/** A reply that was sent, at the moment when the vendor is asked to take it: for tests of what becomes of it. */
import { eq } from 'drizzle-orm'
import { onTestFinished } from 'vitest'

import type { Database } from '@/db/client'
import { replies } from '@/db/schema/replies'
import type { ChannelName, Network } from '@/db/vocabulary'
import { replaceCredentials } from '@/lib/connectors/replace-credentials'
import { callWithin } from '@/lib/outgoing/call'
import { letReplyOut } from '@/lib/replies/let-reply-out'
import { sendReply } from '@/lib/replies/send-reply'
import type { ReplyKey } from '@/lib/replies/store'
import { sweepLeaving } from '@/lib/replies/sweep-leaving'
import { sealSecret } from '@/lib/secrets/seal'
import type { WayBack } from '@/lib/signals/incoming'
import { toKeep } from '@/lib/signals/way-back'

import { aFloor } from './a-floor'
import { aConnector, aGuest, aMember, aSignal, aTask, EVENING } from './furnish'
import { type Heard, openStandIn, type Said } from './stand-in'

export const call = callWithin(250)
export const seconds = (after: number) => new Date(EVENING.getTime() + after * 1000)
export const words = 'Thank you, Ana. Where are you sitting?'

export const there = (target: WayBack['target']): WayBack => ({
  audience: 'public',
  target,
  until: null,
  refused: null,
})
export const X = { channel: 'x', network: 'x', way: there({ in_reply_to_tweet_id: '31' }) } as const
export const MASTODON = {
  channel: 'mastodon',
  network: 'mastodon',
  way: there({ in_reply_to_id: '1149', acct: 'ada@far.example', visibility: 'public' }),
} as const
const post = 'at://did:plc:mira/app.bsky.feed.post/3lq2x'
export const BLUESKY = {
  channel: 'bluesky',
  network: 'bluesky',
  way: there({ parent_uri: post, parent_cid: 'bafy1', root_uri: post, root_cid: 'bafy1' }),
} as const
export const review = 'accounts/1/locations/2/reviews/3'
export const GOOGLE = { channel: 'google_business', network: 'google', way: there({ name: review }) } as const
const onMeta = (network: Network, target: WayBack['target'], rest: Partial<WayBack> = {}) =>
  ({ channel: 'meta', network, way: { ...there(target), ...rest } }) as const
const inWindow = { audience: 'private', until: new Date(EVENING.getTime() + 24 * 60 * 60_000) } as const
const inSevenDays = new Date(EVENING.getTime() + 7 * 24 * 60 * 60_000)
/** Everyone could see it; who commented may be written to alone. */
const orAlone = (network: Network, id: string, target: WayBack['target']) =>
  onMeta(network, target, { alone: { target: { private_reply_to: id }, until: inSevenDays } })
export const META = {
  pageComment: orAlone('facebook', '7_70', { object_id: '7_70' }),
  messenger: onMeta('facebook', { recipient_id: '5501' }, inWindow),
  instagramComment: orAlone('instagram', '1790', { comment_id: '1790' }),
  instagramMention: onMeta('instagram', { ig_user_id: '1784', media_id: '1791', comment_id: '1790' }),
  instagramMessage: onMeta('instagram', { recipient_id: '5502' }, inWindow),
  threads: onMeta('threads', { reply_to_id: '890' }),
}
/** Somebody else posts for the connector. */
export const WEBHOOK = { channel: 'standard_webhooks', network: 'foursquare', way: null } as const
/** The post that is answered is looked for first; what comes after is the answer. */
export const STANDS: Said = { status: 200, body: { data: { id: '31' } } }

export type Where = { channel: ChannelName; network: Network; way: WayBack | null }
type Home = { text?: string; token?: string; expiresAt?: Date | null; isAlone?: boolean }

const SIGNING = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

/** Marta has sent a reply, and its ten seconds are over. */
export async function anAnswerLeaves(
  db: Database,
  { channel, network, way }: Where,
  answer: (heard: Heard) => Said,
  { text = words, token = 'token-now', expiresAt = null, isAlone = false }: Home = {},
) {
  const standIn = await openStandIn(answer)
  onTestFinished(() => standIn.close())
  const floor = await aFloor(db)
  const { propertyId, marta } = floor
  const admin = await aMember(db, propertyId, { name: 'Ada', role: 'admin' })
  const account = { accountId: 'did:plc:swan', baseUrl: standIn.url }
  const outgoing = { outgoingUrl: `${standIn.url}/post`, outgoingSecret: sealSecret(SIGNING) }
  const { id: connectorId } = await aConnector(db, propertyId, {
    ...{ channel, network, ...account },
    ...(way ? {} : outgoing),
  })
  const app = { refreshToken: 'refresh-1', clientId: 'app', clientSecret: 'secret' }
  if (way)
    await replaceCredentials(db, admin, { connectorId, accessToken: token, expiresAt, ...app }, EVENING)
  const ana = await aGuest(db, propertyId, { handle: 'ana' })
  const said = { guestId: ana.id, connectorId, network, wayBack: way && toKeep(way), authorName: 'Ana' }
  const signal = await aSignal(db, propertyId, said)
  const task = { kind: 'reply' as const, act: '', signalId: signal.id, guestId: ana.id }
  const { id: taskId } = await aTask(db, propertyId, task)

  const handed: ReplyKey[] = []
  const handOver = async (_: Database, key: ReplyKey) => {
    handed.push(key)
  }
  const send = (at = EVENING) =>
    sendReply(db, marta, { taskId, words: text, isAlone, heardUntil: EVENING }, at)
  const sent = await send()
  if (!sent.ok || sent.reply.route === null) throw new Error('not sent')
  /** As the worker does: whatever is due is let out. */
  const goOn = async (at: Date, by = call) => {
    await sweepLeaving(db, at, handOver)
    const key = handed.at(-1)
    if (!key) throw new Error('nothing left')
    return letReplyOut(db, key, by, at)
  }
  const reply = async () => (await db.select().from(replies).where(eq(replies.taskId, taskId)))[0]
  return { ...floor, connectorId, taskId, signal, standIn, handed, handOver, send, goOn, reply }
}
