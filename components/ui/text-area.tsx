'use client'
/** Several lines of text with their label; grows with what is written where the browser can. */
import { type ComponentProps, type ReactNode, useId } from 'react'

import { useFieldError } from './action-form'
import { CONTROL, Field, fieldAttributes } from './field'

type TextAreaProps = Omit<ComponentProps<'textarea'>, 'name'> & {
  name: string
  label: ReactNode
  hint?: ReactNode
  aside?: ReactNode
  error?: string | undefined
}

export function TextArea({ label, hint, aside, error, className = '', rows = 4, ...area }: TextAreaProps) {
  const id = useId()
  const shown = useFieldError(area.name) ?? error
  return (
    <Field id={id} label={label} hint={hint} aside={aside} error={shown} fills>
      <textarea
        rows={rows}
        style={{ minHeight: `calc(${rows} * 1.5rem + 1.125rem)` }}
        className={`${CONTROL} grow field-sizing-content ${className}`}
        {...area}
        {...fieldAttributes(id, hint, shown)}
      />
    </Field>
  )
}
