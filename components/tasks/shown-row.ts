/** A task as a list shows it, in words: made on the server, so that the browser brings no dictionary. */
import type { CautionKind, TaskKind, TaskStatus } from '@/db/vocabulary'

import type { TaskTimes } from './clock'
import type { TaggedPlace } from './place-tag'

export type ShownRow = {
  id: string
  kind: TaskKind
  status: TaskStatus
  place: TaggedPlace | null
  /** What stands on the tag when there is no place. */
  tagWord: string
  act: string
  /** What caused it, in a line. */
  why: string
  /** Whose it is, where nobody has it yet: the team, or the person it was given to. */
  forWhom: string | null
  owner: { name: string; isYou: boolean } | null
  /** What it waits for, in words. */
  waiting: string | null
  /** The gravest caution: it is opened, not taken from the list. */
  stop: { kind: CautionKind; word: string } | null
  /** That this visit was delighted already. */
  given: string | null
  times: TaskTimes
}

export type ShownStack = { key: string; rows: ShownRow[] }
export type ShownGroup = { key: string; label: string; stacks: ShownStack[] }
