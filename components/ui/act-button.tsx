'use client'
/** A button that does one thing at once, without a form to fill: says in a toast what came of it. */
import { type ReactNode, useRef, useTransition } from 'react'

import type { HouseAction } from '@/lib/auth/house-action'

import { Button, type ButtonLook } from './button'
import { formWith } from './form-with'
import { useFocusHandedOn } from './hand-on-focus'
import { say } from './say'

type ActButtonProps = {
  action: HouseAction
  /** What is sent. */
  fields: Record<string, string>
  look?: ButtonLook
  className?: string
  /** Heard instead of the shown word, where several stand in a row. */
  label?: string
  children: ReactNode
}

export function ActButton({
  action,
  fields,
  look = 'secondary',
  className = '',
  label,
  children,
}: ActButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  useFocusHandedOn(button)
  const [isOnTheWay, send] = useTransition()
  const act = () =>
    send(async () => {
      const { said } = await action(null, formWith(fields))
      if (said) say(said)
    })
  return (
    <Button
      ref={button}
      type="button"
      look={look}
      className={className}
      aria-label={label}
      aria-disabled={isOnTheWay || undefined}
      onClick={isOnTheWay ? undefined : act}
    >
      {children}
    </Button>
  )
}
