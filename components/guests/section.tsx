/** A titled part of a guest's card. */

import type { ReactNode } from 'react'
import { useId } from 'react'

import { Panel } from '../ui/panel'

type SectionProps = { title: ReactNode; children: ReactNode; className?: string }

export function Section({ title, children, className = '' }: SectionProps) {
  const id = useId()
  return (
    <Panel aria-labelledby={id} className={`grid content-start gap-3 ${className}`}>
      <h2 id={id} className="font-[480] font-serif text-xl">
        {title}
      </h2>
      {children}
    </Panel>
  )
}
