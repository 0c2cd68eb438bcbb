/** The title of a page, what it amounts to in words, and what can be done here. */
import type { ReactNode } from 'react'

type PageHeadingProps = {
  title: ReactNode
  /** Said beside the title, quieter: "7 open, 1 late". */
  aside?: ReactNode
  /** Buttons, at the end of the line. */
  children?: ReactNode
}

export function PageHeading({ title, aside, children }: PageHeadingProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-4">
      <div className="flex min-w-0 grow flex-wrap items-baseline gap-x-3">
        <h1 className="font-serif text-2xl font-[480] tracking-[-0.01em]">{title}</h1>
        {aside && <p className="text-base text-ink-2">{aside}</p>}
      </div>
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
    </div>
  )
}
