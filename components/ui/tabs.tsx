/** Views of one list, each with an address of its own: links, not a widget. */
import type { ComponentProps, ReactNode } from 'react'

import { Link } from './link'

type Tab = {
  href: ComponentProps<typeof Link>['href']
  label: ReactNode
  count?: number | undefined
  current: boolean
}

/** `label` names the group for screen readers. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="-mx-1 flex flex-wrap gap-1 px-1 py-1">
      {tabs.map(({ href, label, count, current }) => (
        <Link
          key={String(href)}
          href={href}
          aria-current={current ? 'page' : undefined}
          className="flex min-h-11 min-w-0 max-w-full items-center gap-2 rounded-control px-3 font-semibold text-ink-2 hover:bg-sunk hover:text-ink aria-[current]:bg-paper aria-[current]:text-ink aria-[current]:shadow-paper aria-[current]:ring-1 aria-[current]:ring-rim"
        >
          <span className="min-w-0 wrap-anywhere">{label}</span>
          {count !== undefined && <span className="tabular-nums text-ink-2">{count}</span>}
        </Link>
      ))}
    </nav>
  )
}
