'use client'
/** The steps of a task as real checkboxes, ticked at once and kept behind the tap. */
import { startTransition, useOptimistic } from 'react'

import type { HouseAction } from '@/lib/auth/house-action'

import { Checkbox } from '../ui/checkbox'
import { formWith } from '../ui/form-with'
import { say } from '../ui/say'

type TaskStepsProps = {
  taskId: string
  steps: readonly { words: string; done: boolean }[]
  /** Ticked by whoever has the task; others read them. */
  mayTick: boolean
  tick: HouseAction
  label: string
}

export function TaskSteps({ taskId, steps, mayTick, tick, label }: TaskStepsProps) {
  const [shown, show] = useOptimistic(steps, (all, { step, done }: { step: number; done: boolean }) =>
    all.map((one, at) => (at === step ? { ...one, done } : one)),
  )
  const set = (step: number, done: boolean) =>
    startTransition(async () => {
      show({ step, done })
      const { ok, said } = await tick(null, formWith({ taskId, step, done: done ? 'yes' : 'no' }))
      if (!ok && said) say(said)
    })

  return (
    <fieldset>
      <legend className="sr-only">{label}</legend>
      {shown.map((step, at) => (
        <Checkbox
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are known by their number
          key={at}
          label={step.words}
          checked={step.done}
          disabled={!mayTick}
          onChange={(event) => set(at, event.target.checked)}
          className="border-line border-b"
        />
      ))}
    </fieldset>
  )
}
