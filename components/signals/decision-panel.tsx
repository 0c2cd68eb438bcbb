/** What the house decided about a signal: a sentence for each playbook, and below it what came of it. */
import { type ReactNode, useId } from 'react'

import type { Heard } from '@/lib/signals/heard'

import { Panel } from '../ui/panel'
import { type DecisionSpeech, decisionInFull } from './decision'

type DecisionPanelProps = {
  heard: Pick<Heard, 'decision' | 'withheld'>
  speech: DecisionSpeech
  title: string
  /** Over the tasks. */
  tasksTitle: string
  children: ReactNode
}

export function DecisionPanel({ heard, speech, title, tasksTitle, children }: DecisionPanelProps) {
  const id = useId()
  return (
    <Panel aria-labelledby={id}>
      <h2 id={id} className="pb-2 font-serif text-xl">
        {title}
      </h2>
      <ul className="measure grid gap-1">
        {decisionInFull(heard, speech).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <h3 className="pt-4 pb-1 font-semibold">{tasksTitle}</h3>
      {children}
    </Panel>
  )
}
