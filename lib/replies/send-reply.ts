/** "Send": words leave in ten seconds, in the name of the person who pressed it, unless they take them back. */
import type { Database } from '@/db/client'
import type { Reply } from '@/db/schema/replies'
import type { ReplyRoute } from '@/db/vocabulary'
import type { TheirRefusal } from '@/lib/channels/poster'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'
import { holdGuestsOf, listCautions } from '@/lib/tasks/caution-store'
import { findSignalStanding } from '@/lib/tasks/signal-standing-store'
import { findTask } from '@/lib/tasks/store'
import { type TakeRefusal, takeIn } from '@/lib/tasks/take-task'

import { unlessTaken } from '@/lib/unless-taken'

import { findHeardUntil, readAbout } from './about-store'
import { findingsIn, type Overruled, verdictOn } from './guards'
import { whyNotDraft, whyNotReady } from './reply'
import { addresseeOf, routeOf } from './route'
import { findVoice } from './screen-store'
import { changeReply, insertReply, lockLivingReply } from './store'
import { findWay } from './way-store'

export const LEAVES_AFTER_SECONDS = 10

export type Sending = {
  taskId: string
  words: string
  language?: string | null
  /** To the guest alone, where everyone could see it. */
  isAlone?: boolean
  /** Ids of the cautions that stood above the words. */
  seen?: readonly string[]
  /** When the newest word of the guest that stood above the words came; left out by who answers no screen. */
  heardUntil?: Date | null
  /** What the guards asked, and why it leaves all the same. */
  overruled?: Overruled | null
}

export type SendRefusal =
  | TakeRefusal
  | 'empty'
  | 'gap'
  | 'too_long'
  | 'others_draft'
  | 'leaving'
  | 'sent'
  | 'unsure'
  | 'awaiting'
  | 'no_route'
  /** To the guest alone, for what was answered so before. */
  | 'alone_before'
  | TheirRefusal
  | 'deleted'
  | 'opted_out'
  /** Says in public what does not belong there. */
  | 'guarded'
  /** Something was asked, and no reason given. */
  | 'asked'
  /** The guest wrote again, and it was not on the screen. */
  | 'newer'

type Sent = Promise<Outcome<{ reply: Reply }, SendRefusal>>

/** Posted by us, or by whoever posts for the connector. Refused with no_route when only a person can post it. */
export const sendReply = (db: Database, member: Member, sending: Sending, now: Date): Sent =>
  letLeave(db, member, sending, 'by_the_house', now)

/** The person posted it themselves and says so; the same ten seconds mend a tap by mistake. */
export const markPosted = (db: Database, member: Member, sending: Sending, now: Date): Sent =>
  letLeave(db, member, sending, 'copied', now)

type How = 'copied' | 'by_the_house'

const letLeave = (db: Database, member: Member, sending: Sending, how: How, now: Date): Sent =>
  unlessTaken('replies_alone', 'alone_before', () =>
    db.transaction((tx) => leaveIn(tx, member, sending, how, now)),
  )

async function leaveIn(tx: Database, member: Member, sending: Sending, how: How, now: Date): Sent {
  const { taskId, words, language = null, isAlone = false } = sending
  const { seen = [], heardUntil, overruled = null } = sending
  const { propertyId, personId } = member
  const key = { propertyId, taskId }
  const task = await findTask(tx, key)
  if (task?.kind !== 'reply') return refuse('not_found')

  const way = await findWay(tx, { ...key, isAlone })
  // Nobody may say so of words that everyone will see.
  if (isAlone && !way.vendor) return refuse('no_route')
  const about = await readAbout(tx, { ...key, isAlone }, now)
  // What counts is what will stand there, the name with it.
  const voice = await findVoice(tx, { propertyId, personId })
  const notReady = whyNotReady(words, way.network, {
    publicName: voice?.publicName ?? '',
    addressee: addresseeOf(way),
    mostCharacters: way.mostCharacters,
    isPublic: about?.isPublic ?? true,
  })
  if (notReady) return refuse(notReady)
  const verdict = about && verdictOn(findingsIn(words, about), overruled)
  if (verdict) return refuse(verdict)
  const there = routeOf(way, now)
  const route: ReplyRoute | null = how === 'copied' ? how : there.route
  if (!route) return refuse(there.refusal ? `vendor.${there.refusal}` : 'no_route')
  const standing = await findSignalStanding(tx, task, now)
  if (standing === 'deleted' || standing === 'opted_out') return refuse(standing)

  // What a person posted by hand is a fact already.
  if (route !== 'copied' && heardUntil !== undefined) {
    const heard = await findHeardUntil(tx, key)
    if (heard && heard > (heardUntil ?? new Date(0))) return refuse('newer')
  }

  // Also while one has it in hand: what came since may make other words of these.
  await holdGuestsOf(tx, key)
  const cautions = await listCautions(tx, key, now)
  if (cautions.some(({ id }) => !seen.includes(id))) return refuse('unseen')
  const taken = await takeIn(tx, member, { taskId, seen }, now)
  const living = await lockLivingReply(tx, key)
  if (living && living.state !== 'draft') return refuse(whyNotDraft(living.state), living.author)
  if (!taken.ok) return taken
  const mustAsk = about?.isPublic && about.wantsYes && !isAtLeast(member, 'manager')
  const hasYes = living?.approvedBy && living.words === words
  const leaves = {
    voicePersonId: personId,
    words,
    language,
    isAlone,
    ...(mustAsk && !hasYes ? AWAITING : leavingAfter(route, now)),
    rejection: null,
    problem: null,
    overruled,
    heardUntil: heardUntil ?? null,
    tries: 0,
    doubtSince: null,
  }
  const reply = living
    ? await changeReply(tx, living, leaves, now)
    : await insertReply(tx, { ...leaves, propertyId, taskId, signalId: task.signalId, updatedAt: now })
  return reply ? { ok: true, reply } : refuse('leaving')
}

const AWAITING = { state: 'awaiting', route: null, leavesAt: null, approvedBy: null } as const

/** The ten seconds in which it can be taken back. */
export const leavingAfter = (route: ReplyRoute, now: Date) => ({
  state: 'leaving' as const,
  route,
  leavesAt: new Date(now.getTime() + LEAVES_AFTER_SECONDS * 1000),
})

/** Back to a draft. Refused once it has left, and to anyone but who pressed send. */
export async function undoReply(
  db: Database,
  member: Member,
  { taskId }: { taskId: string },
  now: Date,
): Promise<Outcome<{ reply: Reply }, 'not_leaving' | 'not_yours' | 'left'>> {
  return db.transaction(async (tx) => {
    const living = await lockLivingReply(tx, { propertyId: member.propertyId, taskId })
    if (!living || living.state === 'draft') return refuse('not_leaving')
    // Without a time to leave it is on its way already.
    const isOut = living.state !== 'leaving' || !living.leavesAt || living.doubtSince
    if (living.state !== 'awaiting' && isOut) return refuse('left')
    if (living.voicePersonId !== member.personId) return refuse('not_yours', living.author)
    const reply = await changeReply(
      tx,
      living,
      { state: 'draft', route: null, leavesAt: null, problem: null },
      now,
    )
    return reply ? { ok: true, reply } : refuse('left')
  })
}
