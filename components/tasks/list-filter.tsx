'use client'
/** Narrows the list: by team, outlet and kind, and grouped by time or place. The choice stays with this device. */
import { startTransition, useOptimistic, useState } from 'react'

import type { HouseAction } from '@/lib/auth/house-action'

import { Disclosure } from '../ui/disclosure'
import { formWith } from '../ui/form-with'
import { fieldsOf, type ListChoice } from './list-choice'

type Option = { value: string; label: string }

export type FilterSelect = {
  name: 'teamId' | 'outletId' | 'kind' | 'groupedBy'
  label: string
  options: readonly Option[]
}

type ListFilterProps = {
  choice: ListChoice
  selects: readonly FilterSelect[]
  /** Begins unfolded, and stays as the hand leaves it. */
  isNarrowed: boolean
  choose: HouseAction
  summary: string
}

export function ListFilter({ choice, selects, isNarrowed, choose, summary }: ListFilterProps) {
  const [beganOpen] = useState(isNarrowed)
  const [fields, show] = useOptimistic(fieldsOf(choice))
  const pick = (name: FilterSelect['name'], value: string) =>
    startTransition(async () => {
      const next = { ...fields, [name]: value }
      show(next)
      await choose(null, formWith(next))
    })

  return (
    <Disclosure summary={summary} open={beganOpen}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-2">
        {selects.map(({ name, label, options }) => (
          <label key={name} className="grid min-w-0 grid-cols-1 gap-1 text-sm font-semibold">
            {label}
            <select
              value={fields[name]}
              onChange={(event) => pick(name, event.target.value)}
              className="min-h-11 w-full rounded-control border border-edge bg-paper px-3 font-normal"
            >
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </Disclosure>
  )
}
