'use client'
/** A time that is written in minutes and, beside it, read aloud as people say it: "1 hour and 30 minutes". */
import { type ReactNode, useState } from 'react'

import { sayMinutes } from '@/lib/time/say-minutes'

import { TextField } from '../ui/text-field'

type MinutesFieldProps = { name: string; label: ReactNode; hint?: string; minutes: number; locale: string }

export function MinutesField({ name, label, hint, minutes, locale }: MinutesFieldProps) {
  const [typed, type] = useState(String(minutes))
  const said = readAloud(typed, locale)
  return (
    <TextField
      name={name}
      label={label}
      hint={[said, hint].filter(Boolean).join('. ')}
      defaultValue={minutes}
      onChange={(event) => type(event.target.value)}
      required
      inputMode="numeric"
      autoComplete="off"
    />
  )
}

/** Empty for what is no number of minutes. */
const readAloud = (typed: string, locale: string) =>
  /^\d{1,5}$/.test(typed.trim()) ? sayMinutes(Number(typed), locale) : ''
