/** The way back to the list that a page belongs to: above its title, in the same place everywhere. */
import { ArrowLeft } from 'lucide-react'
import type { ComponentProps } from 'react'

import { Link } from './link'

export function BackLink({ className = '', children, ...link }: ComponentProps<typeof Link>) {
  return (
    <Link
      className={`inline-flex min-h-11 items-center gap-2 rounded-control pe-2 font-semibold text-ink-2 hover:text-ink ${className}`}
      {...link}
    >
      <ArrowLeft aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
      {children}
    </Link>
  )
}
