'use client'
/** Whose tasks the list shows, and of which team; the choice stays with this device. */
import Link from 'next/link'
import { startTransition, useOptimistic } from 'react'

import type { HouseAction } from '@/lib/auth/house-action'

import { formWith } from '../ui/form-with'

type View = 'us' | 'everyone'

type ViewSwitchProps = {
  view: View
  teamId: string | null
  teams: readonly { id: string; name: string }[]
  counts: Record<View, number>
  choose: HouseAction
  words: Record<'label' | 'us' | 'everyone' | 'done' | 'team' | 'allTeams', string>
}

const TAB =
  'flex min-h-11 shrink-0 items-center gap-2 rounded-control border border-transparent px-3 font-semibold text-ink-2 hover:bg-sunk hover:text-ink ' +
  'aria-pressed:border-rim aria-pressed:bg-paper aria-pressed:text-ink aria-pressed:shadow-paper'

export function ViewSwitch({ view, teamId, teams, counts, choose, words }: ViewSwitchProps) {
  const [shown, show] = useOptimistic({ view, teamId })
  const pick = (next: { view: View; teamId: string | null }) =>
    startTransition(async () => {
      show(next)
      await choose(null, formWith(next))
    })

  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <fieldset className="flex gap-1">
        <legend className="sr-only">{words.label}</legend>
        {(['us', 'everyone'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={shown.view === one}
            onClick={() => pick({ view: one, teamId: null })}
            className={TAB}
          >
            {words[one]} <span className="tabular-nums text-ink-2">{counts[one]}</span>
          </button>
        ))}
      </fieldset>
      <Link href="/inbox/done" className={TAB}>
        {words.done}
      </Link>
      {shown.view === 'everyone' && teams.length > 1 && (
        <select
          aria-label={words.team}
          value={shown.teamId ?? ''}
          onChange={(event) => pick({ view: 'everyone', teamId: event.target.value || null })}
          className="ms-auto min-h-11 max-w-full rounded-control border border-edge bg-paper px-3 text-sm"
        >
          <option value="">{words.allTeams}</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}
