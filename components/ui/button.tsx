/** A button, and a link that looks like one. 44 px high everywhere, 52 px when it is the phone's main one. */
import type { ComponentProps, ReactNode } from 'react'

import { Link } from './link'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger' | 'waiting'

const SHAPE =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-control px-3.5 py-2 text-center font-semibold leading-tight ' +
  'transition-colors duration-(--fast) disabled:opacity-60'

const LOOKS: Record<ButtonLook, string> = {
  primary: 'bg-brand text-on-brand hover:bg-brand-hover border border-transparent',
  secondary: 'border border-edge bg-paper text-ink hover:bg-sunk',
  quiet: 'border border-transparent text-ink-2 hover:bg-sunk hover:text-ink',
  /** Cannot be pressed yet: stays readable, with the reason beside it. */
  waiting: 'border border-edge bg-sunk text-ink-2 cursor-default',
  danger: 'border border-wax bg-paper text-wax hover:bg-wax-soft',
}

export const buttonClass = (look: ButtonLook = 'secondary', className = '') =>
  `${SHAPE} ${LOOKS[look]} ${className}`

type ButtonProps = ComponentProps<'button'> & { look?: ButtonLook; children: ReactNode }

/** `look`: one primary a screen, secondary for the rest, quiet for what is seldom used. Submits its form unless `type="button"`. */
export function Button({ look = 'secondary', className = '', children, ...button }: ButtonProps) {
  return (
    <button className={buttonClass(look, className)} {...button}>
      {children}
    </button>
  )
}

type ButtonLinkProps = ComponentProps<typeof Link> & { look?: ButtonLook }

/** Goes somewhere; a Button does something. */
export function ButtonLink({ look = 'secondary', className = '', ...link }: ButtonLinkProps) {
  return <Link className={buttonClass(look, className)} {...link} />
}
