/** A task as lists show it: everything a row says, in one read. */
import type {
  CautionKind,
  CouldNotReason,
  Network,
  ProofKind,
  SecondChance,
  SignalKind,
  SpotKind,
  TaskKind,
  TaskStatus,
  WaitingFor,
} from '@/db/vocabulary'

export type Named = { id: string; name: string }

/**
 * What a task without words of its own is for; screens say it by this.
 * ask_spot: the reply that asks where they sit · find_spot: the call that asks the host ·
 * honest_word and next_visit: second chances of a missed task.
 */
export type Purpose = 'ask_spot' | 'find_spot' | 'honest_word' | 'next_visit'

export type TaskCaution = {
  id: string
  kind: CautionKind
  words: string
  /** Whose; null when neither a name nor an account may be said. */
  who: string | null
  since: Date
  /** The guest whom the task is for, or one of several. */
  concerns: boolean
  /** The gesture is not for guests with it: not to be taken, nor done. */
  forbids: boolean
}

export type TaskRow = {
  id: string
  kind: TaskKind
  status: TaskStatus
  revision: number
  /** Empty for replies and calls, whose words the screen knows by kind and purpose. */
  act: string
  actMany: string | null
  count: number | null
  purpose: Purpose | null
  place: {
    spotId: string | null
    /** Null when no spot is known: `words` may still describe one. */
    kind: SpotKind | null
    label: string | null
    words: string | null
    outlet: Named | null
  }
  guest: { id: string; name: string | null; account: string | null; network: Network | null } | null
  visitId: string | null
  why: {
    signalId: string | null
    kind: SignalKind | null
    network: Network | null
    /** The guest's words; null when there are none, they were deleted, or the guest opted out. */
    words: string | null
    language: string | null
    /** Why there are no words to show, when there once were. */
    withheld: 'deleted' | 'opted_out' | null
    occurredAt: Date | null
    playbook: Named | null
  }
  team: Named | null
  givenTo: Named | null
  owner: Named | null
  waitingFor: WaitingFor | null
  heldUntil: Date | null
  openedAt: Date | null
  dueAt: Date
  windowEndsAt: Date
  createdAt: Date
  changedAt: Date
  /** In force for the guest, or for anyone of the visit, oldest first. Stop signs: show them before the act. */
  cautions: TaskCaution[]
  /** Gestures delivered in the same visit already. */
  givenBefore: number
  stepsDone: number
  steps: number
  proof: ProofKind
  costMinor: number
  currency: string
  couldNotReason: CouldNotReason | null
  secondChance: SecondChance | null
}

/** The last row of a page, handed back for the next one. */
export type Cursor = { at: Date; id: string }

export type Page = { rows: TaskRow[]; next: Cursor | null }
