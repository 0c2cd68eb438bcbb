/** A number of a table that opens the rows it counts. */
import type { ReactNode } from 'react'

type NumberLinkProps = {
  href: string
  /** How many rows stand behind it, where that is known. */
  rows?: number
  children: ReactNode
}

/** With nothing behind it, it is only read. */
export function NumberLink({ href, rows, children }: NumberLinkProps) {
  if (rows === 0) return <span className="text-ink-3">{children}</span>
  return (
    <a
      href={href}
      className="inline-flex min-h-11 min-w-11 items-center justify-end underline decoration-line underline-offset-4"
    >
      {children}
    </a>
  )
}
