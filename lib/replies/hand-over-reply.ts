/** Hands a reply to whoever posts for the connector, as a signed webhook: never anywhere a guest's words point. */
import type { Database } from '@/db/client'
import type { Reply } from '@/db/schema/replies'
import { signedHeaders } from '@/lib/channels/signature'
import { lockQuestionsOf } from '@/lib/questions/store'
import { openSecret } from '@/lib/secrets/seal'
import { lockTask } from '@/lib/tasks/store'

import { signed } from './reply'
import { findVoice } from './screen-store'
import { findReply, lockReply, type ReplyKey } from './store'
import { markSent, noteSaid, stopReply, whyStopped } from './sweep-leaving'
import { findWay, type Way } from './way-store'

const TIMEOUT_MS = 10_000
const MOST_ANSWER_BYTES = 64 * 1024

export type Post = typeof fetch

/** retry: worth another try. Everything else is settled, and stands on the reply. */
export type HandedOver = 'sent' | 'stopped' | 'retry' | 'nothing_to_do'

/**
 * Safe to run twice: the delivery always carries the reply's own id, so whoever takes it posts it once, and a
 * reply that was sent or stopped is left alone. The post happens outside any transaction.
 */
export async function handOverReply(
  db: Database,
  key: ReplyKey,
  { isLastTry, post = fetch }: { isLastTry: boolean; post?: Post },
  now: Date,
): Promise<HandedOver> {
  const reply = await findReply(db, key)
  if (reply?.state !== 'leaving' || reply.leavesAt) return 'nothing_to_do'
  const mayGo = await db.transaction((tx) => checkOnce(tx, reply, now))
  if (mayGo !== 'go') return mayGo

  const way = await findWay(db, { propertyId: reply.propertyId, taskId: reply.taskId })
  const answer = await postTo(way, await bodyOf(db, reply, way), reply.id, post, now)
  if (answer.kind === 'try_again' && !isLastTry) return 'retry'
  return db.transaction((tx) => settle(tx, reply, answer, now))
}

async function checkOnce(tx: Database, { propertyId, id, taskId }: Reply, now: Date) {
  const task = await lockTask(tx, { propertyId, taskId })
  const reply = await lockReply(tx, { propertyId, replyId: id })
  if (!task || reply?.state !== 'leaving') return 'nothing_to_do'
  const problem = await whyStopped(tx, reply, task, now)
  if (!problem) return 'go'
  await stopReply(tx, reply, problem, now)
  return 'stopped'
}

async function settle(
  tx: Database,
  { propertyId, id, taskId }: Reply,
  answer: PostAnswer,
  now: Date,
): Promise<HandedOver> {
  await lockQuestionsOf(tx, { propertyId, taskId })
  const task = await lockTask(tx, { propertyId, taskId })
  const reply = await lockReply(tx, { propertyId, replyId: id })
  if (!task || !reply) return 'nothing_to_do'
  if (reply.state === 'stopped' && answer.kind === 'accepted') {
    await noteSaid(tx, reply, task, answer, now)
    return 'sent'
  }
  if (reply.state !== 'leaving') return 'nothing_to_do'
  if (answer.kind === 'accepted') {
    await markSent(tx, reply, task, answer, now)
    return 'sent'
  }
  await stopReply(tx, reply, answer.problem, now)
  return 'stopped'
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

type PostAnswer =
  | { kind: 'accepted'; externalId: string | null }
  | { kind: 'try_again' | 'refused'; problem: 'not_reached' | 'not_accepted' | 'no_secret' }

async function postTo(
  { connector }: Way,
  body: string,
  id: string,
  post: Post,
  now: Date,
): Promise<PostAnswer> {
  if (!connector?.outgoingSecret) return { kind: 'refused', problem: 'no_secret' }
  const bytes = new TextEncoder().encode(body)
  const headers = signedHeaders({ id, at: now, body: bytes }, openSecret(connector.outgoingSecret))
  try {
    const answer = await post(connector.outgoingUrl, {
      method: 'POST',
      headers,
      body: bytes,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (answer.ok) return { kind: 'accepted', externalId: await externalIdIn(answer) }
    await answer.body?.cancel()
    const passes = answer.status >= 500 || answer.status === 429 || answer.status === 408
    return { kind: passes ? 'try_again' : 'refused', problem: 'not_accepted' }
  } catch {
    return { kind: 'try_again', problem: 'not_reached' }
  }
}

/** `{"id": "…"}` tells what the channel calls our post, so that it is known as ours when it comes back. */
async function externalIdIn(answer: Response): Promise<string | null> {
  try {
    const said: unknown = JSON.parse(await textAtMost(answer, MOST_ANSWER_BYTES))
    const id = typeof said === 'object' && said !== null && 'id' in said ? said.id : null
    return typeof id === 'string' && id.length <= 500 ? id : null
  } catch {
    return null
  }
}

/** Empty when it is longer: half an answer says nothing. */
async function textAtMost({ body }: Response, most: number): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    size += part.length
    if (size > most) return ''
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
