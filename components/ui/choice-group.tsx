'use client'
/** Several boxes that answer one question, with what is wrong with the answer. */
import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'

import { useFieldError } from './action-form'

type ChoiceGroupProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  className?: string
  children: ReactNode
}

/** `className` lays the boxes out; one under the other when it is left out. */
export function ChoiceGroup({ name, label, hint, className = '', children }: ChoiceGroupProps) {
  const id = useId()
  const error = useFieldError(name)
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <fieldset
      aria-describedby={described || undefined}
      aria-invalid={error ? true : undefined}
      tabIndex={error ? -1 : undefined}
      className="min-w-0"
    >
      <legend className="text-sm font-semibold">{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-2">
          {hint}
        </p>
      )}
      <div className={className}>{children}</div>
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm font-semibold text-wax">
          <CircleAlert aria-hidden size={18} strokeWidth={1.75} className="mt-px shrink-0" />
          {error}
        </p>
      )}
    </fieldset>
  )
}
