'use client'
/** Stands inside the form that made a connector: waits for its first real event, and shows the last five as they come. */
import { useFormAnswer } from '../ui/action-form'
import { type LastEvent, LastEvents } from './last-events'

export type FirstHeard = { when: string; events: readonly LastEvent[] }

type FirstEventProps = {
  /** When each new connector was first understood, in words, and what came last, by its id; read again whenever something changes. */
  heard: Readonly<Record<string, FirstHeard>>
  words: { title: string; waiting: string; events: string }
}

export function FirstEvent({ heard, words }: FirstEventProps) {
  const id = useFormAnswer()?.data?.id
  if (typeof id !== 'string') return null
  const first = heard[id]
  return (
    <div className="grid gap-1">
      <h3 className="font-semibold">{words.title}</h3>
      <p role="status">{first?.when ?? words.waiting}</p>
      {first && first.events.length > 0 && <LastEvents label={words.events} events={first.events} />}
    </div>
  )
}
