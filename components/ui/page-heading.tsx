/** The title of a page, what it amounts to in words, and what can be done here. */
import type { ComponentProps, ReactNode } from 'react'

import { BackLink } from './back-link'

type PageHeadingProps = {
  /** For a heading that can be given the focus. */
  id?: string
  title: ReactNode
  /** Said beside the title, quieter: "7 open, 1 late". */
  aside?: ReactNode
  /** The list this page belongs to, above the title. */
  back?: { href: ComponentProps<typeof BackLink>['href']; label: ReactNode }
  /** Buttons, at the end of the line. */
  children?: ReactNode
}

export function PageHeading({ id, title, aside, back, children }: PageHeadingProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-4">
      {back && (
        <p className="-mb-2 basis-full">
          <BackLink href={back.href}>{back.label}</BackLink>
        </p>
      )}
      <div className="flex min-w-0 grow flex-wrap items-baseline gap-x-3">
        <h1
          id={id}
          tabIndex={id ? -1 : undefined}
          className="min-w-0 rounded-control [overflow-wrap:anywhere] font-serif text-2xl font-[480] tracking-[-0.01em]"
        >
          {title}
        </h1>
        {aside && <p className="text-base text-ink-2">{aside}</p>}
      </div>
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
    </div>
  )
}
