'use client'
/** A password, with a button that shows it: a code from a slip of paper is typed blind otherwise. */
import { type ReactNode, useId, useState } from 'react'

import { useFieldError } from '../ui/action-form'
import { CONTROL, Field, fieldAttributes } from '../ui/field'

type PasswordFieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  words: { show: string; hide: string }
  autoComplete: 'current-password' | 'new-password'
}

export function PasswordField({ name, label, hint, words, autoComplete }: PasswordFieldProps) {
  const id = useId()
  const [shown, setShown] = useState(false)
  const error = useFieldError(name)
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className="relative">
        <input
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          required
          className={`${CONTROL} pe-24`}
          {...fieldAttributes(id, hint, error)}
        />
        <button
          type="button"
          aria-controls={id}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 end-0 min-w-16 rounded-control px-3 font-semibold text-ink-2 hover:text-ink"
        >
          {shown ? words.hide : words.show}
        </button>
      </div>
    </Field>
  )
}
