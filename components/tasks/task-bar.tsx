'use client'
/** The bar at the foot of a task: one primary button, two beside it, the rest behind "More". Changes within the tap. */
import { Ellipsis } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ReactNode, startTransition, useOptimistic, useState } from 'react'

import type { ProofKind } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'

import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { formWith } from '../ui/form-with'
import { say } from '../ui/say'
import type { BarAct, BarPlan } from './bar-plan'
import type { AskWords, BarWords } from './bar-words'
import { DoneQuestion } from './done-question'
import { goOnFrom, leaveFinished } from './go-on'
import { useSeen } from './seen'
import { type Questioned, type QuestionFacts, TaskQuestions } from './task-questions'

type TaskBarProps = {
  taskId: string
  plan: BarPlan
  proof: ProofKind
  /** Stands where the primary button would, when this page has one of its own. */
  lead?: ReactNode
  /** Said instead of a primary button: "Jonas has this one." */
  note: string | null
  actions: Record<BarAct, HouseAction>
  /** Ids of the cautions that stand on the page. */
  cautions: readonly string[]
  facts: QuestionFacts
  words: BarWords
  ask: AskWords
}

const QUESTIONED: Partial<Record<BarAct, keyof AskWords>> = {
  could_not: 'couldNotTitle',
  hold: 'holdTitle',
  give: 'giveTitle',
  call_off: 'callOffTitle',
  dismiss: 'dismissTitle',
  amend: 'amendTitle',
  another: 'anotherTitle',
}
const isQuestioned = (act: BarAct): act is Questioned => act in QUESTIONED

/** After these the task is out of hand, and the next one is what matters. */
const FINISHES: readonly BarAct[] = ['deliver', 'could_not', 'hold', 'give', 'call_off', 'dismiss']

export function TaskBar({
  taskId,
  plan,
  proof,
  lead,
  note,
  actions,
  cautions,
  facts,
  words,
  ask,
}: TaskBarProps) {
  const { seen, newest } = useSeen()
  const router = useRouter()
  const [onTheWay, setOnTheWay] = useOptimistic<BarAct | null>(null)
  const [open, setOpen] = useState<BarAct | 'more' | null>(null)
  const mustLook = newest > seen

  const done = (act: BarAct, said: string) => {
    setOpen(null)
    say(said, act === 'undo' ? undefined : { label: words.undo, onUndo: () => send('undo') })
    if (!FINISHES.includes(act)) return
    if (window.matchMedia('(min-width: 700px)').matches) return goOnFrom(taskId)
    leaveFinished(taskId)
    router.push('/inbox', { scroll: false })
  }
  const send = (act: BarAct) =>
    startTransition(async () => {
      setOnTheWay(act)
      const chance = act === 'next_visit' || act === 'honest_word' ? act : null
      const form = formWith({
        taskId,
        chance,
        revision: act === 'deliver' ? seen : null,
        cautions: act === 'take' ? cautions : null,
      })
      const { ok, said = '' } = await actions[act](null, form)
      if (ok) done(act, said)
      else say(said)
    })
  const press = (act: BarAct) => {
    if (act === 'deliver' && mustLook) return say(words.changedFirst)
    // To be asked something takes longer than any step on its way; the answer leaves after it.
    if (isQuestioned(act) || (act === 'deliver' && proof !== 'none')) return setOpen(act)
    if (onTheWay) return
    setOpen(null)
    send(act)
  }
  const wordOf = (act: BarAct) =>
    act === 'deliver' && proof !== 'none' ? words[`deliver_${proof}`] : words[act]

  const { primary, beside, more } = plan
  if (!primary && !note && !lead && beside.length + more.length === 0) return null
  return (
    <section
      aria-label={words.label}
      className="@container sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom)+1px)] z-10 rounded-b-sheet border-line border-t bg-paper p-3 tablet:static tablet:px-6 tablet:py-3.5"
    >
      <div className="flex flex-wrap items-end gap-2.5">
        {lead}
        {note && !primary && <p className="min-w-0 grow self-center font-semibold text-ink-2">{note}</p>}
        {primary && (
          <Button
            type="button"
            look="primary"
            className="min-h-13 grow tablet:min-h-11"
            aria-disabled={onTheWay !== null || undefined}
            onClick={() => press(primary)}
          >
            {onTheWay === 'take' ? words.taking : wordOf(primary)}
          </Button>
        )}
        {beside.map((act) => (
          <Button key={act} type="button" className="@max-md:hidden" onClick={() => press(act)}>
            {wordOf(act)}
          </Button>
        ))}
        {beside.length + more.length > 0 && (
          <Button
            type="button"
            className={`max-tablet:min-h-13 ${more.length === 0 ? '@md:hidden' : ''} ${primary || note || lead ? '' : 'max-tablet:grow'}`}
            onClick={() => setOpen('more')}
          >
            <Ellipsis aria-hidden size={20} strokeWidth={1.75} />
            <span className={lead ? '@max-md:sr-only' : ''}>{words.more}</span>
          </Button>
        )}
      </div>

      <Dialog
        open={open === 'more'}
        onClose={() => setOpen(null)}
        title={words.moreTitle}
        closeLabel={words.close}
      >
        <div className="grid gap-2">
          {[...beside, ...more].map((act) => (
            <Button
              key={act}
              type="button"
              className={`min-h-13 justify-start ${beside.includes(act) ? '@md:hidden' : ''}`}
              onClick={() => press(act)}
            >
              {wordOf(act)}
            </Button>
          ))}
        </div>
      </Dialog>
      <Dialog
        open={open === 'deliver'}
        onClose={() => setOpen(null)}
        title={ask.doneTitle}
        closeLabel={words.close}
      >
        <DoneQuestion
          taskId={taskId}
          revision={seen}
          proof={proof}
          action={actions.deliver}
          words={ask}
          onDone={(said) => done('deliver', said)}
        />
      </Dialog>
      <QuestionDialog
        open={open !== null && open !== 'more' && isQuestioned(open) ? open : null}
        onClose={() => setOpen(null)}
        {...{ taskId, actions, facts, ask, done }}
        closeLabel={words.close}
      />
    </section>
  )
}

type QuestionDialogProps = Pick<TaskBarProps, 'taskId' | 'actions' | 'facts' | 'ask'> & {
  open: Questioned | null
  onClose: () => void
  closeLabel: string
  done: (act: BarAct, said: string) => void
}

function QuestionDialog({
  open,
  onClose,
  closeLabel,
  taskId,
  actions,
  facts,
  ask,
  done,
}: QuestionDialogProps) {
  const title = open && QUESTIONED[open]
  return (
    <Dialog open={open !== null} onClose={onClose} title={title ? ask[title] : ''} closeLabel={closeLabel}>
      {open && (
        <TaskQuestions
          question={open}
          taskId={taskId}
          action={actions[open]}
          facts={facts}
          words={ask}
          onDone={(said) => done(open, said)}
        />
      )}
    </Dialog>
  )
}
