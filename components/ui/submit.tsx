'use client'
/** The button that sends its form; says so while it is on the way, and cannot send twice. */
import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'

import { Button, type ButtonLook } from './button'

type SubmitProps = { look?: ButtonLook; className?: string; children: ReactNode }

export function Submit({ look = 'primary', className = '', children }: SubmitProps) {
  const { pending } = useFormStatus()
  return (
    <Button
      look={look}
      className={className}
      aria-disabled={pending || undefined}
      type={pending ? 'button' : 'submit'}
    >
      {children}
    </Button>
  )
}
