'use client'
/** Whose tasks the list shows; the choice stays with this device. */
import { startTransition, useOptimistic } from 'react'

import { Link } from '@/components/ui/link'
import type { HouseAction } from '@/lib/auth/house-action'

import { formWith } from '../ui/form-with'
import { fieldsOf, type ListChoice } from './list-choice'

type ViewSwitchProps = {
  choice: ListChoice
  counts: Record<ListChoice['view'], number>
  choose: HouseAction
  words: Record<'label' | 'us' | 'everyone' | 'done', string>
}

const TAB =
  'flex min-h-11 min-w-0 items-center gap-2 rounded-control border border-transparent px-3 font-semibold text-ink-2 hover:bg-sunk hover:text-ink ' +
  'aria-pressed:border-rim aria-pressed:bg-paper aria-pressed:text-ink aria-pressed:shadow-paper'

export function ViewSwitch({ choice, counts, choose, words }: ViewSwitchProps) {
  const [shown, show] = useOptimistic(choice.view)
  const pick = (view: ListChoice['view']) =>
    startTransition(async () => {
      show(view)
      await choose(null, formWith(fieldsOf({ ...choice, view, teamId: null })))
    })

  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <fieldset className="flex min-w-0 flex-wrap gap-1">
        <legend className="sr-only">{words.label}</legend>
        {(['us', 'everyone'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={shown === one}
            onClick={() => pick(one)}
            className={TAB}
          >
            {words[one]} <span className="tabular-nums text-ink-2">{counts[one]}</span>
          </button>
        ))}
      </fieldset>
      <Link href="/inbox/done" className={TAB}>
        {words.done}
      </Link>
    </div>
  )
}
