/**
 * Posts a reply at the vendor, signed by a person: at most once, whatever the line does. Nothing is locked while the
 * vendor is asked, and what cannot be known afterwards is asked of a person.
 */
import type { Database } from '@/db/client'
import type { Reply } from '@/db/schema/replies'
import type { Access, Posted, Poster, Refused, TryAgain } from '@/lib/channels/poster'
import { freshAccess } from '@/lib/connectors/fresh-access'
import type { ConnectorKey } from '@/lib/connectors/store'
import { notePostsServe, notePostsWait } from '@/lib/connectors/vendor-store'
import type { Call } from '@/lib/outgoing/call'
import { foundGone } from '@/lib/signals/take-back'

import { hold } from './hold'
import { asItStands } from './reply'
import { addresseeOf, type ChannelWay, channelWayOf } from './route'
import { findVoice } from './screen-store'
import { askWhether, type PostedReply, settlePosted, tryLater } from './settle-posted'
import { changeReply, lockReply, type ReplyKey } from './store'
import { stopReply, whyStopped } from './sweep-leaving'
import { findWay } from './way-store'

/** Longer than all calls of one try together: whoever began earlier than that is not at it any more. */
const UNDER_WAY_MS = 60_000
/** A vendor that remembers for an hour may count it by another clock. */
const MARGIN_MS = 10 * 60_000

export type Begun = { reply: Reply; way: ChannelWay; signalId: string | null; text: string }

/** Safe to run twice: a try that was begun and never ended is taken for one that may have been heard. */
export async function postReply(db: Database, key: ReplyKey, call: Call, now: Date): Promise<PostedReply> {
  const begun = await db.transaction((tx) => begin(tx, key, now))
  if (typeof begun === 'string') return begun
  const { way, reply, signalId, text } = begun
  const became = await say(db, begun, call, now)
  if (became === 'nothing_to_do') return became
  await noteLimit(db, { propertyId: reply.propertyId, connectorId: way.connectorId }, became, now)
  // First, so that whoever breaks off here finds it deleted the next time.
  if (became.kind === 'gone' && signalId) await foundGone(db, { propertyId: reply.propertyId, signalId }, now)
  const mayRepeat = mayBeRepeated(way.poster, reply.doubtSince ?? now, now)
  const costMillis = way.poster.costMillis?.(text, way.wayBack) ?? null
  return db.transaction((tx) => settlePosted(tx, reply, { became, mayRepeat, costMillis }, now))
}

async function begin(tx: Database, key: ReplyKey, now: Date): Promise<Begun | PostedReply> {
  const held = await hold(tx, key)
  if (held?.reply.state !== 'leaving' || held.reply.leavesAt) return 'nothing_to_do'
  const { task, reply } = held
  const since = reply.postingSince
  if (since && now.getTime() - since.getTime() < UNDER_WAY_MS) return 'under_way'

  const { propertyId, taskId, voicePersonId, isAlone } = reply
  const found = await findWay(tx, { propertyId, taskId, isAlone })
  const way = channelWayOf(found)
  const doubtSince = reply.doubtSince ?? since
  if (doubtSince && !(way && mayBeRepeated(way.poster, doubtSince, now))) return askWhether(tx, reply, now)
  const problem = await whyStopped(tx, reply, task, now)
  if (problem || !way) return stopReply(tx, { ...reply, doubtSince }, problem ?? 'no_route', now)
  // Others were told to wait: whoever asks all the same waits longer.
  if (way.waitsUntil && way.waitsUntil > now) {
    const afterMs = way.waitsUntil.getTime() - now.getTime()
    return tryLater(tx, { ...reply, doubtSince }, { afterMs }, now)
  }
  const voice = voicePersonId ? await findVoice(tx, { propertyId, personId: voicePersonId }) : null
  const text = asItStands(reply.words, {
    publicName: voice?.publicName ?? '',
    addressee: addresseeOf(found),
  })
  const trying = { postingSince: null, doubtSince, tries: reply.tries + 1 }
  const tried = await changeReply(tx, reply, trying, now)
  return tried ? { reply: tried, way, signalId: found.signalId, text } : 'nothing_to_do'
}

/** For the replies behind it, and for people: how long the vendor takes no more. */
async function noteLimit(db: Database, key: ConnectorKey, became: Posted | { kind: 'gone' }, now: Date) {
  if (became.kind === 'accepted') await notePostsServe(db, key)
  if (became.kind === 'try_again' && became.afterMs !== null)
    await notePostsWait(db, key, new Date(now.getTime() + became.afterMs))
}

/** From here on it may be heard. False when another worker was faster, or the words were stopped meanwhile. */
const beginPosting = (db: Database, { propertyId, id }: Reply, now: Date): Promise<boolean> =>
  db.transaction(async (tx) => {
    const reply = await lockReply(tx, { propertyId, replyId: id })
    if (reply?.state !== 'leaving' || reply.leavesAt || reply.postingSince) return false
    return (await changeReply(tx, reply, { postingSince: now }, now)) !== null
  })

const mayBeRepeated = ({ repeatsForMs }: Poster, since: Date, now: Date) =>
  repeatsForMs !== undefined && now.getTime() - since.getTime() < repeatsForMs - MARGIN_MS

/** A token that is refused although its time is not over is renewed, once. */
async function say(
  db: Database,
  { reply, way, text }: Begun,
  call: Call,
  now: Date,
): Promise<Posted | { kind: 'gone' } | 'nothing_to_do'> {
  const key = { propertyId: reply.propertyId, connectorId: way.connectorId }
  let insteadOf: string | undefined
  let isPosting = false
  for (;;) {
    const fresh = await freshAccess(db, key, { call, now, ...(insteadOf !== undefined && { insteadOf }) })
    if (fresh.kind !== 'fresh') return fresh
    const { access } = fresh
    const no = await whyNotToBeAnswered(way, access, call, now)
    if (!no && !isPosting && !(await beginPosting(db, reply, now))) return 'nothing_to_do'
    isPosting ||= !no
    const became = no ?? (await way.poster.post({ id: reply.id, text }, way.wayBack, access, call, now))
    const isRefused = became.kind === 'refused' && became.refusal === 'access_ended'
    if (!isRefused || insteadOf !== undefined) return became
    insteadOf = access.credentials.accessToken
  }
}

/** Null when it may be, also where the vendor does not let us look: then it says so when we answer. */
async function whyNotToBeAnswered(
  { poster, wayBack }: ChannelWay,
  access: Access,
  call: Call,
  now: Date,
): Promise<{ kind: 'gone' } | Refused | TryAgain | null> {
  const wanted = poster.answers?.(wayBack)
  const fetched = wanted ? await poster.fetchThing(wanted, access, call, now) : null
  if (fetched?.kind === 'gone' || fetched?.kind === 'try_again') return fetched
  return fetched?.kind === 'refused' && fetched.refusal === 'access_ended' ? fetched : null
}
