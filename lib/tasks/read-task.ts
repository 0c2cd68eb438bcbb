/** One task with everything its screen says, in one call. */
import type { Database } from '@/db/client'
import type { Member } from '@/lib/people/member'
import { findHeardUntil, listHeardSince, readAbout } from '@/lib/replies/about-store'
import { findVoiceBefore } from '@/lib/replies/conversation-store'
import { findReplyForScreen, findVoice } from '@/lib/replies/screen-store'
import { findSpent } from '@/lib/spends/store'
import { businessDateOf } from '@/lib/time/business-date'

import {
  findQuestionForScreen,
  findTaskWithVisit,
  listBesides,
  listEchoes,
  listHistory,
  listKindsRemoved,
  listProofs,
} from './detail-store'
import { findRow } from './list-store'
import { type MayNot, whyNot, whyNotAnother } from './may'
import { findLastMove, type TaskKey } from './store'
import type { Move } from './task'
import { findHouseClock } from './undo-task-store'
import { mayBeUndone } from './undoable'

export type TaskDetail = NonNullable<Awaited<ReturnType<typeof readTask>>>

const BY_HAND = [
  'accept',
  'dismiss',
  'take',
  'give',
  'hold',
  'release',
  'deliver',
  'could_not',
  'call_off',
] as const satisfies Move[]

const GIVES: readonly Move[] = ['take', 'deliver']

/** Null when this property has no such task. */
export async function readTask(db: Database, member: Member, taskId: string, now: Date) {
  const key = { propertyId: member.propertyId, taskId }
  const found = await findTaskWithVisit(db, key)
  const row = found && (await findRow(db, key, now))
  if (!found || !row) return null
  const { task, visit } = found
  const isForbidden = row.cautions.some(({ forbids }) => forbids)
  // One after another on purpose: a page must not hold nine connections of the pool at once.
  const history = await listHistory(db, key)
  const proofs = await listProofs(db, key)
  const wasProved = task.status === 'delivered' && !proofs.some(({ kind }) => kind === task.proof)
  const isProofGone = wasProved && (await listKindsRemoved(db, key)).some((kind) => kind === task.proof)
  const echoes = await listEchoes(db, key, now)
  const besides = await listBesides(db, { ...key, visitId: task.visitId })
  const question = await findQuestionForScreen(db, key)
  const reply = task.kind === 'reply' ? await findReplyForScreen(db, key, now) : null
  const myVoice = task.kind === 'reply' ? await findVoice(db, { ...key, personId: member.personId }) : null
  // What a guest said who opted out stands nowhere, nor in what only the editor would read.
  const isWithheld = row.why.withheld !== null || row.cautions.some(({ kind }) => kind === 'opted_out')
  const heard =
    reply &&
    (await readHeard(
      db,
      { ...key, personId: member.personId, mayBeAlone: reply.mayBeAlone },
      isWithheld,
      now,
    ))
  const spentMinor = await findSpent(db, key)
  const lastMove = await findLastMove(db, key)
  const clock = await findHouseClock(db, member.propertyId)
  return {
    row,
    steps: task.steps,
    playbookVersion: task.playbookVersion,
    stay: visit && {
      id: visit.id,
      kind: visit.kind,
      status: visit.status,
      startsAt: visit.startsAt,
      endsAt: visit.endsAt,
      arrivedAt: visit.arrivedAt,
      departedAt: visit.departedAt,
      partySize: visit.partySize,
    },
    spentMinor,
    history,
    proofs,
    /** It was done with the proof that the gesture wants, and that was removed since. */
    isProofGone,
    echoes,
    /** Other gestures of this visit: given already, under way, to come. */
    besides,
    question,
    reply,
    /** How this person would be named under a reply of theirs; null for other tasks. */
    myVoice,
    /** What a reply is held against before it leaves; null for other tasks. */
    heard,
    /** For each move: null when this person may make it now, else why not. */
    may: Object.fromEntries(
      BY_HAND.map((move) => [
        move,
        whyNot(task, move, member) ?? (isForbidden && GIVES.includes(move) ? 'caution' : null),
      ]),
    ) as Record<(typeof BY_HAND)[number], MayNot | null>,
    /** A caution forbids the gesture, and this person may choose another one. */
    mayChooseAnother: isForbidden && whyNotAnother(task, member) === null,
    /** What an undo would take back; null when this person may take back nothing now. */
    undoes:
      lastMove &&
      reply?.reply?.state !== 'sent' &&
      mayBeUndone(task, lastMove, member) &&
      businessDateOf(lastMove.at, clock) === businessDateOf(now, clock)
        ? lastMove.move
        : null,
  }
}

async function readHeard(
  db: Database,
  { personId, mayBeAlone, ...key }: TaskKey & { personId: string; mayBeAlone: boolean },
  isWithheld: boolean,
  now: Date,
) {
  return {
    about: isWithheld ? null : await readAbout(db, { ...key, isAlone: false }, now),
    /** The same for words to the guest alone; null where they may not go so. */
    aboutAlone: isWithheld || !mayBeAlone ? null : await readAbout(db, { ...key, isAlone: true }, now),
    until: await findHeardUntil(db, key),
    since: isWithheld ? [] : await listHeardSince(db, key),
    /** Somebody else answered this guest last: the next words introduce who speaks now. */
    voiceBefore: isWithheld ? null : await findVoiceBefore(db, { ...key, personId }, now),
  }
}
