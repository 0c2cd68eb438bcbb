/** One button that does one thing to one row. */
import type { ReactNode } from 'react'

import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from './action-form'
import type { ButtonLook } from './button'
import { Submit } from './submit'

type SmallActionProps = {
  action: HouseAction
  hidden: Record<string, string | number>
  look?: ButtonLook
  /** What the button does to which row, for those who hear it alone. */
  label?: string
  children: ReactNode
}

export function SmallAction({ action, hidden, look = 'quiet', label, children }: SmallActionProps) {
  return (
    <ActionForm action={action} hidden={hidden} className="flex flex-wrap items-center gap-2">
      <Submit look={look}>
        {children}
        {label && <span className="sr-only"> {label}</span>}
      </Submit>
    </ActionForm>
  )
}
