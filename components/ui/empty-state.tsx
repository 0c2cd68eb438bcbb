/** Nothing is here, in a sentence that says what would be: with the desk bell at rest. */
import type { ReactNode } from 'react'

type EmptyStateProps = {
  title: ReactNode
  children?: ReactNode
  /** h1 where nothing else is on the page. */
  heading?: 'h1' | 'h2'
}

export function EmptyState({ title, children, heading: Heading = 'h2' }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 px-4 py-12 text-center">
      <BellAtRest />
      <Heading className="font-serif text-xl font-[480]">{title}</Heading>
      {children && <div className="measure text-ink-2">{children}</div>}
    </div>
  )
}

function BellAtRest() {
  return (
    <svg aria-hidden width="112" height="72" viewBox="0 0 112 72" fill="none" className="text-ink-3">
      <g stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round">
        <path d="M26 52a30 30 0 0 1 60 0Z" className="fill-paper" />
        <path d="M20 52h72v6H20z" className="fill-paper" />
        <path d="M56 22v-6M51 16a5 3.4 0 0 1 10 0Z" className="fill-paper" />
        <path d="M37 44a19 19 0 0 1 9-12" />
        <path d="M4 66h34M46 66h46M100 66h6" />
      </g>
    </svg>
  )
}
