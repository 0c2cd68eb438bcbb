/** Plays what people of the house do in a scene, through the same use cases as their buttons. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import { photographCard } from '@/lib/demonstration/photograph-card'
import { confirmMatch } from '@/lib/guests/confirm-match'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { keepPhoto } from '@/lib/proofs/keep-proof'
import { tellSpot } from '@/lib/questions/tell-spot'
import { markPosted } from '@/lib/replies/send-reply'
import type { Storage } from '@/lib/storage/storage'
import { acceptTask } from '@/lib/tasks/accept-task'
import { couldNotTask } from '@/lib/tasks/could-not-task'
import { deliverTask } from '@/lib/tasks/deliver-task'
import { takeTask } from '@/lib/tasks/take-task'

import type { Beat } from './beats'
import { findLivingTask, findProposedMatch, findSpotByLabel } from './store'

export type StaffBeat = Exclude<Beat, { does: 'say' }>

export type Stage = {
  db: Database
  storage: Storage
  /** Everyone who may act, by staff name. */
  cast: ReadonlyMap<string, Member>
}

export type Played = Outcome<object, string>

/** A refusal is an answer, not a failure: in a running house somebody may have been faster. */
export async function playStaffBeat(
  { db, storage, cast }: Stage,
  beat: StaffBeat,
  now: Date,
): Promise<Played> {
  const member = cast.get(beat.by)
  if (!member) return refuse('nobody_of_that_name')
  const { propertyId } = member
  switch (beat.does) {
    case 'match': {
      const match = await findProposedMatch(db, { propertyId, handle: beat.handle })
      return match ? confirmMatch(db, member, match, now) : refuse('no_match')
    }
    case 'reply': {
      const task = await findLivingTask(db, { propertyId, handle: beat.to, kind: 'reply', gesture: null })
      return task ? markPosted(db, member, { taskId: task.id, words: beat.words }, now) : refuse('no_task')
    }
    case 'tell_spot': {
      const call = await findLivingTask(db, { propertyId, handle: beat.to, kind: 'call', gesture: null })
      const spot = await findSpotByLabel(db, { propertyId, label: beat.spot })
      if (!call || !spot) return refuse('no_task')
      return tellSpot(db, member, { taskId: call.id, spotId: spot.id, count: beat.count }, now)
    }
    default: {
      const { to: handle, gesture } = beat
      const task = await findLivingTask(db, { propertyId, handle, kind: 'gesture', gesture })
      return task ? playOnTask({ db, storage, member }, beat, task, now) : refuse('no_task')
    }
  }
}

type TaskBeat = Extract<Beat, { gesture: string }>

async function playOnTask(
  { db, storage, member }: { db: Database; storage: Storage; member: Member },
  beat: TaskBeat,
  task: Task,
  now: Date,
): Promise<Played> {
  const taskId = task.id
  switch (beat.does) {
    case 'accept':
      return acceptTask(db, member, { taskId }, now)
    case 'take':
      return takeTask(db, member, { taskId }, now)
    case 'could_not':
      return couldNotTask(db, member, { taskId, reason: beat.reason }, now)
    case 'deliver': {
      if (task.proof === 'photo') {
        const bytes = await photographCard(`${beat.to} ${beat.gesture} ${beat.at}`)
        const kept = await keepPhoto({ db, storage }, member, { taskId, bytes }, now)
        if (!kept.ok) return kept
      }
      return deliverTask(db, member, { taskId, revision: task.revision, line: beat.line ?? '' }, now)
    }
  }
}
