/** Words are taken back where the platform allows it; elsewhere a person takes them down and says so. */
import type { Database } from '@/db/client'
import type { Reply } from '@/db/schema/replies'
import type { TakenBack, TheirRefusal } from '@/lib/channels/poster'
import { freshAccess } from '@/lib/connectors/fresh-access'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Call } from '@/lib/outgoing/call'
import { isAtLeast, type Member } from '@/lib/people/member'

import { type ChannelWay, channelWayOf, mayTakeBack } from './route'
import { changeReply, findLivingReply } from './store'
import { findWay } from './way-store'

export type RecallRefusal = 'not_sent' | 'not_yours' | 'not_now' | 'cannot' | TheirRefusal

/**
 * By whoever sent them, or a manager. The vendor is asked while nothing is locked; taking back what is gone already is
 * fine, so that a second tap does no harm. The task stays done: an answer in its place is made by hand.
 */
export async function recallReply(
  db: Database,
  member: Member,
  { taskId, byHand }: { taskId: string; byHand: boolean },
  call: Call,
  now: Date,
): Promise<Outcome<{ reply: Reply }, RecallRefusal>> {
  const { propertyId, personId } = member
  const reply = await findLivingReply(db, { propertyId, taskId })
  if (reply?.state !== 'sent') return refuse('not_sent')
  if (reply.voicePersonId !== personId && !isAtLeast(member, 'manager')) return refuse('not_yours')

  if (!byHand) {
    const way = channelWayOf(await findWay(db, reply))
    if (!way || !mayTakeBack(way, reply)) return refuse('cannot')
    const became = await takeBack(db, propertyId, way, reply, call, now)
    if (became.kind === 'try_again') return refuse('not_now')
    if (became.kind === 'refused') return refuse(`vendor.${became.refusal}`)
  }
  const recalled = await db.transaction((tx) =>
    changeReply(tx, reply, { state: 'recalled', recalledBy: personId }, now),
  )
  return recalled ? { ok: true, reply: recalled } : refuse('not_sent')
}

async function takeBack(
  db: Database,
  propertyId: string,
  { connectorId, poster, wayBack }: ChannelWay,
  { externalId }: Reply,
  call: Call,
  now: Date,
): Promise<TakenBack> {
  let insteadOf: string | undefined
  for (;;) {
    const asking = { call, now, ...(insteadOf !== undefined && { insteadOf }) }
    const fresh = await freshAccess(db, { propertyId, connectorId }, asking)
    if (fresh.kind !== 'fresh') return fresh
    if (!poster.takeBack || externalId === null) return { kind: 'refused', refusal: 'no_way' }
    const became = await poster.takeBack(externalId, wayBack, fresh.access, call, now)
    const isRefused = became.kind === 'refused' && became.refusal === 'access_ended'
    if (!isRefused || insteadOf !== undefined) return became
    insteadOf = fresh.access.credentials.accessToken
  }
}
