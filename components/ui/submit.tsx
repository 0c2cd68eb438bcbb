'use client'
/** The button that sends its form; says so while it is on the way, and cannot send twice. */
import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'

import { Button, type ButtonLook } from './button'

type SubmitProps = {
  look?: ButtonLook
  className?: string
  /** Sent along with the form, where it has more than one of these. */
  name?: string
  value?: string
  children: ReactNode
}

export function Submit({ look = 'primary', className = '', children, ...sent }: SubmitProps) {
  const { pending } = useFormStatus()
  return (
    <Button
      look={look}
      className={className}
      aria-disabled={pending || undefined}
      type={pending ? 'button' : 'submit'}
      {...sent}
    >
      {children}
    </Button>
  )
}
