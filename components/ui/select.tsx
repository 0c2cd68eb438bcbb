'use client'
/** One choice out of a list, the browser's own. */
import { type ComponentProps, type ReactNode, useId } from 'react'

import { useFieldError } from './action-form'
import { CONTROL, Field, fieldAttributes } from './field'

type SelectProps = Omit<ComponentProps<'select'>, 'name' | 'children'> & {
  name: string
  label: ReactNode
  options: readonly { value: string; label: string }[]
  /** A first line that chooses nothing, e.g. "Choose a team". */
  empty?: string
  hint?: ReactNode
  error?: string | undefined
}

export function Select({ label, options, empty, hint, error, className = '', ...select }: SelectProps) {
  const id = useId()
  const shown = useFieldError(select.name) ?? error
  return (
    <Field id={id} label={label} hint={hint} error={shown}>
      <select className={`${CONTROL} ${className}`} {...select} {...fieldAttributes(id, hint, shown)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}
