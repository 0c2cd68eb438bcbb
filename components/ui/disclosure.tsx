/** More of the same on request, on the browser's own <details>. */
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

type DisclosureProps = {
  summary: ReactNode
  /** Begins unfolded. */
  open?: boolean
  className?: string
  children: ReactNode
}

export function Disclosure({ summary, open = false, className = '', children }: DisclosureProps) {
  return (
    <details open={open} className={`group ${className}`}>
      <summary className="flex min-h-11 items-center gap-2 py-2 rounded-control font-semibold text-ink-2 hover:text-ink">
        <ChevronRight
          aria-hidden
          size={20}
          strokeWidth={1.75}
          className="shrink-0 transition-transform duration-(--fast) group-open:rotate-90 rtl:-scale-x-100"
        />
        <span className="min-w-0">{summary}</span>
      </summary>
      <div className="pb-2">{children}</div>
    </details>
  )
}
