/** Hands a reply to whoever posts for the connector, as a signed webhook: never anywhere a guest's words point. */
import { z } from 'zod'

import type { Database } from '@/db/client'
import type { Reply } from '@/db/schema/replies'
import { type Posted, refused, settleChange } from '@/lib/channels/poster'
import { signedHeaders } from '@/lib/channels/signature'
import { noteReceiverServes, noteReceiverWaits } from '@/lib/connectors/outgoing-store'
import { jsonIn } from '@/lib/outgoing/answer-json'
import type { Call } from '@/lib/outgoing/call'
import { openSecret } from '@/lib/secrets/seal'

import { hold } from './hold'
import { signed } from './reply'
import { findVoice } from './screen-store'
import { type PostedReply, settlePosted, tryLater } from './settle-posted'
import { changeReply, type ReplyKey } from './store'
import { stopReply, whyStopped } from './sweep-leaving'
import { findWay, type Way } from './way-store'

/**
 * Safe to run twice, and tried again whatever was lost on the way: the delivery always carries the reply's own id, so
 * whoever takes it posts it once. Nothing is locked while they are asked.
 */
export async function handOverReply(
  db: Database,
  key: ReplyKey,
  call: Call,
  now: Date,
): Promise<PostedReply> {
  const begun = await db.transaction((tx) => begin(tx, key, now))
  if (typeof begun === 'string') return begun
  const { reply, way } = begun
  const became = await postTo(way, await bodyOf(db, reply, way), reply.id, call, now)
  await noteLimit(db, begun, became, now)
  const settling = { became, mayRepeat: true, costMillis: null }
  return db.transaction((tx) => settlePosted(tx, reply, settling, now))
}

type Begun = { reply: Reply; way: Way }

async function begin(tx: Database, key: ReplyKey, now: Date): Promise<Begun | PostedReply> {
  const held = await hold(tx, key)
  if (held?.reply.state !== 'leaving' || held.reply.leavesAt) return 'nothing_to_do'
  const { task, reply } = held
  // A try that was begun and never ended may have been heard.
  const doubtSince = reply.doubtSince ?? reply.postingSince
  const problem = await whyStopped(tx, reply, task, now)
  if (problem) return stopReply(tx, { ...reply, doubtSince }, problem, now)
  const way = await findWay(tx, reply)
  // Others were told to wait: whoever asks all the same waits longer.
  const waitsUntil = way.connector?.waitsUntil ?? now
  if (waitsUntil > now) {
    const afterMs = waitsUntil.getTime() - now.getTime()
    return tryLater(tx, { ...reply, doubtSince }, { afterMs }, now)
  }
  const trying = { postingSince: now, doubtSince, tries: reply.tries + 1 }
  const tried = await changeReply(tx, reply, trying, now)
  return tried ? { reply: tried, way } : 'nothing_to_do'
}

/** For the replies behind it, and for people: how long nothing more is taken. */
async function noteLimit(db: Database, { reply, way }: Begun, became: Posted, now: Date) {
  if (!way.connector) return
  const key = { propertyId: reply.propertyId, connectorId: way.connector.id }
  if (became.kind === 'accepted') await noteReceiverServes(db, key)
  if (became.kind === 'try_again' && became.afterMs !== null)
    await noteReceiverWaits(db, key, new Date(now.getTime() + became.afterMs))
}

async function bodyOf(db: Database, reply: Reply, way: Way) {
  const { propertyId, voicePersonId: personId } = reply
  const voice = personId ? await findVoice(db, { propertyId, personId }) : null
  return JSON.stringify({
    type: 'reply.send',
    timestamp: reply.updatedAt.toISOString(),
    data: {
      id: reply.id,
      text: signed(reply.words, voice?.publicName ?? ''),
      language: reply.language,
      network: way.network,
      inReplyTo: way.inReplyTo,
      url: way.url,
      to: way.handle,
      voice: voice ? { name: voice.publicName, role: voice.publicRole } : null,
    },
  })
}

/** `{"id": "…"}` tells what the channel calls our post, so that it is known as ours when it comes back. */
const Taken = z.object({ id: z.string().min(1).max(500) })

async function postTo({ connector }: Way, body: string, id: string, call: Call, now: Date): Promise<Posted> {
  if (!connector?.outgoingSecret) return refused('no_way')
  const headers = signedHeaders(
    { id, at: now, body: Buffer.from(body) },
    openSecret(connector.outgoingSecret),
  )
  const settled = settleChange(await call({ method: 'POST', url: connector.outgoingUrl, headers, body }), now)
  // Whatever the status says of accounts and posts, it is one of their own making.
  if (settled.kind === 'refused') return refused('not_accepted')
  return settled.kind === 'done'
    ? { kind: 'accepted', externalId: jsonIn(settled.answer, Taken)?.id ?? null }
    : settled
}
