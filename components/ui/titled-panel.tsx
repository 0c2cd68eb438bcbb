/** A sheet of paper with its heading, which names it. */
import { type ReactNode, useId } from 'react'

import { Panel } from './panel'

type TitledPanelProps = { title: ReactNode; className?: string; children: ReactNode }

export function TitledPanel({ title, className = '', children }: TitledPanelProps) {
  const id = useId()
  return (
    <Panel aria-labelledby={id} className={className}>
      <h2 id={id} className="pb-3 font-serif text-xl font-[480]">
        {title}
      </h2>
      {children}
    </Panel>
  )
}
