'use client'
/** The list in its time groups: steady under the hand, changed within the tap, stacked by place. */
import { useParams } from 'next/navigation'
import { startTransition, useOptimistic, useRef, useState } from 'react'

import type { HouseAction } from '@/lib/auth/house-action'
import { fill } from '@/lib/words/fill'

import { formWith } from '../ui/form-with'
import { say } from '../ui/say'
import type { ClockWords } from './clock'
import type { ListWords } from './list-words'
import { NewsVoice } from './news-voice'
import type { ShownGroup, ShownRow } from './shown-row'
import { keepSteady } from './steady'
import { TaskRow } from './task-row'
import { useHand } from './use-hand'

const idsOf = (groups: readonly ShownGroup[]) =>
  groups.flatMap(({ stacks }) => stacks.flatMap(({ rows }) => rows.map(({ id }) => id)))

type TaskListProps = {
  groups: ShownGroup[]
  /** Which part of which list this is: when that changes, somebody asked for it, and it is shown at once. */
  part?: string
  /** The name of who looks, for what they take before the house has said so. */
  viewerName: string
  take: HouseAction
  undo: HouseAction
  words: ListWords
  clockWords: ClockWords
}

export function TaskList({ groups, part = '', viewerName, take, undo, words, clockWords }: TaskListProps) {
  const { taskId: openId } = useParams<{ taskId?: string }>()
  const { isOn, hand } = useHand()
  const { list, showAll } = useSteadyList(groups, part, isOn)
  // What was taken here stays on the screen as ours until the list is let go, also where it belongs no longer.
  const [ours, setOurs] = useState<readonly string[]>([])
  const [taken, addTaken] = useOptimistic(ours, (ids, id: string) => [...ids, id])
  const box = useRef<HTMLDivElement>(null)

  const giveBack = (taskId: string) =>
    startTransition(async () => {
      const { ok, said } = await undo(null, formWith({ taskId }))
      if (ok) startTransition(() => setOurs((ids) => ids.filter((id) => id !== taskId)))
      if (said) say(said)
    })
  const onTake = ({ id }: ShownRow) => {
    box.current?.querySelector<HTMLElement>(`[data-task="${id}"] a`)?.focus()
    startTransition(async () => {
      addTaken(id)
      const { ok, said = '' } = await take(null, formWith({ taskId: id }))
      if (ok) startTransition(() => setOurs((ids) => [...ids, id]))
      say(said, ok ? { label: words.undo, onUndo: () => giveBack(id) } : undefined)
    })
  }
  const asShown = (row: ShownRow): ShownRow =>
    taken.includes(row.id) ? { ...row, status: 'claimed', owner: { name: viewerName, isYou: true } } : row

  return (
    <section ref={box} aria-label={words.label} className="@container grid gap-5" {...hand}>
      {list.waiting > 0 && (
        <button
          type="button"
          onClick={showAll}
          className="min-h-11 rounded-control bg-brand px-4 font-semibold text-on-brand hover:bg-brand-hover"
        >
          {list.waiting === 1 ? words.newOne : fill(words.new, { n: list.waiting })}
          <span className="ps-2 font-normal">{words.newHint}</span>
        </button>
      )}
      {list.groups.map(({ key, label, stacks }) => (
        <section key={key} className="grid gap-2">
          <h2 className="flex items-center gap-3 ps-2 text-sm font-semibold text-ink-2 after:h-px after:grow after:bg-line">
            {label}
          </h2>
          <ul className="grid gap-2">
            {stacks.map((stack) => (
              <li key={stack.key} className="paper rounded-control has-data-[late]:border-wax">
                {stack.rows.map((row, at) => (
                  <TaskRow
                    key={row.id}
                    row={asShown(row)}
                    words={words}
                    clockWords={clockWords}
                    isOpen={row.id === openId}
                    isGone={list.gone.has(row.id) && !taken.includes(row.id)}
                    isStacked={at > 0}
                    onTake={onTake}
                  />
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <NewsVoice key={part} ids={idsOf(groups)} words={words.announceNew} />
    </section>
  )
}

/** What is shown stays while the hand is on it; the bar, or a resting hand, lets the news in. */
function useSteadyList(groups: ShownGroup[], part: string, isHeld: boolean) {
  const [shown, setShown] = useState({ groups, part })
  const stays = isHeld && shown.part === part
  if (!stays && shown.groups !== groups) setShown({ groups, part })
  return { list: keepSteady(stays ? shown.groups : null, groups), showAll: () => setShown({ groups, part }) }
}
