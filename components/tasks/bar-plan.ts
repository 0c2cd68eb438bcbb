/** Which buttons a task offers right now: one primary, at most two beside it, the rest behind "More". */
import type { TaskDetail } from '@/lib/tasks/read-task'

/** What a button of the bar does; each has its word under task.bar. */
export type BarAct =
  | 'take'
  | 'deliver'
  | 'could_not'
  | 'hold'
  | 'give'
  | 'release'
  | 'call_off'
  | 'accept'
  | 'dismiss'
  | 'amend'
  | 'another'
  | 'undo'
  | 'next_visit'
  | 'honest_word'

/** May stand beside the primary button; the others are too seldom, or too grave, for the thumb. */
const NEAR: readonly BarAct[] = ['accept', 'dismiss', 'could_not', 'give', 'hold']

/** What ends it, where a caution forbids the gesture. */
const WAYS_OUT: readonly BarAct[] = ['dismiss', 'could_not', 'call_off']

export type BarPlan = { primary: BarAct | null; beside: BarAct[]; more: BarAct[] }

type Asked = Pick<TaskDetail, 'may' | 'mayChooseAnother' | 'undoes'> & {
  row: Pick<TaskDetail['row'], 'status' | 'kind' | 'secondChance' | 'guest'>
  /** The window closed on it, or it could not be done for a reason that may pass. */
  mayBeMadeGood: boolean
  /** Its words are written on this page, or its place is chosen there: that has the primary button. */
  hasOwnPrimary: boolean
}

const ORDER = {
  suggested: ['take', 'accept', 'dismiss', 'give'],
  open: ['take', 'hold', 'give', 'amend', 'call_off'],
  claimed: ['deliver', 'could_not', 'give', 'hold', 'release', 'amend', 'call_off'],
  waiting: ['amend', 'call_off'],
} as const satisfies Partial<Record<TaskDetail['row']['status'], readonly BarAct[]>>

export function planBar({
  row,
  may,
  mayChooseAnother,
  undoes,
  mayBeMadeGood,
  hasOwnPrimary,
}: Asked): BarPlan {
  const { status } = row
  if (status !== 'suggested' && status !== 'open' && status !== 'claimed' && status !== 'waiting')
    return planEnded({ row, undoes, mayBeMadeGood })

  const mayDo = (act: BarAct) => (act in may ? may[act as keyof typeof may] === null : act === 'amend')
  const acts: BarAct[] = ORDER[status].filter(mayDo)
  if (status === 'waiting' && undoes === 'hold') acts.unshift('undo')
  if (mayChooseAnother && !hasOwnPrimary) return planWaysOut(acts)
  const first = acts[0]
  const leads = first === 'take' || first === 'deliver' || first === 'undo'
  if (hasOwnPrimary) return { primary: null, beside: [], more: acts.filter((act) => act !== 'deliver') }
  const primary = leads && first ? first : null
  const others = primary ? acts.slice(1) : acts
  const beside = others.filter((act) => NEAR.includes(act)).slice(0, 2)
  return { primary, beside, more: others.filter((act) => !beside.includes(act)) }
}

/** The gesture is not for this guest: another one, or none. */
function planWaysOut(acts: BarAct[]): BarPlan {
  const beside = acts.filter((act) => WAYS_OUT.includes(act)).slice(0, 2)
  return { primary: 'another', beside, more: acts.filter((act) => !beside.includes(act)) }
}

function planEnded({ row, undoes, mayBeMadeGood }: Pick<Asked, 'row' | 'undoes' | 'mayBeMadeGood'>): BarPlan {
  const undo: BarAct[] = undoes ? ['undo'] : []
  if (!mayBeMadeGood || row.secondChance) return { primary: null, beside: undo, more: [] }
  if (!row.guest) return { primary: 'honest_word', beside: undo, more: [] }
  return { primary: 'next_visit', beside: ['honest_word', ...undo], more: [] }
}
