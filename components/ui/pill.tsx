/** A short word of state. Never colour alone: give it a glyph, or words that say it all. */
import type { ReactNode } from 'react'

const TONES = {
  plain: 'text-ink-2',
  outline: 'border border-edge text-ink',
  soft: 'bg-sunk text-ink',
  brand: 'bg-brand-soft text-ink',
  soon: 'bg-brass-soft text-brass-text',
  late: 'bg-wax text-on-wax',
  stop: 'bg-wax-soft text-wax',
  post: 'bg-post-soft text-post',
  people: 'bg-fig-soft text-fig',
} as const

type PillProps = {
  tone?: keyof typeof TONES
  glyph?: ReactNode
  className?: string
  children: ReactNode
}

export function Pill({ tone = 'soft', glyph, className = '', children }: PillProps) {
  return (
    <span
      className={`inline-flex min-h-7 items-center gap-2 rounded-chip py-0.5 text-sm font-semibold ${tone === 'plain' ? '' : 'px-2.5'} ${TONES[tone]} ${className}`}
    >
      {glyph}
      {children}
    </span>
  )
}
