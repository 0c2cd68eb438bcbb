'use client'
/** One line of text with its label. Inside an ActionForm it shows the form's error for its name by itself. */
import { type ComponentProps, type ReactNode, useId } from 'react'

import { useFieldError } from './action-form'
import { CONTROL, Field, fieldAttributes } from './field'

type TextFieldProps = Omit<ComponentProps<'input'>, 'name'> & {
  name: string
  label: ReactNode
  hint?: ReactNode
  aside?: ReactNode
  error?: string | undefined
}

export function TextField({ label, hint, aside, error, className = '', ...input }: TextFieldProps) {
  const id = useId()
  const shown = useFieldError(input.name) ?? error
  return (
    <Field id={id} label={label} hint={hint} aside={aside} error={shown}>
      <input className={`${CONTROL} ${className}`} {...input} {...fieldAttributes(id, hint, shown)} />
    </Field>
  )
}
