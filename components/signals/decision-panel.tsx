/** What the house decided about a signal: a sentence for each playbook, those that matched marked; then what came of it. */
import { CircleCheck, Minus } from 'lucide-react'
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
      <ul className="measure grid gap-1.5">
        {decisionInFull(heard, speech).map(({ words, matched }) => {
          const Sign = matched ? CircleCheck : Minus
          return (
            <li
              key={words}
              className={`flex items-start gap-2.5 ${matched ? 'font-semibold' : matched === false ? 'text-ink-2' : ''}`}
            >
              {matched !== null && (
                <Sign
                  aria-hidden
                  size={20}
                  strokeWidth={1.75}
                  className={`mt-0.5 shrink-0 ${matched ? 'text-brand' : ''}`}
                />
              )}
              <span className="min-w-0 wrap-anywhere">{words}</span>
            </li>
          )
        })}
      </ul>
      <h3 className="pt-4 pb-1 font-semibold">{tasksTitle}</h3>
      {children}
    </Panel>
  )
}
