'use client'
/** Stands inside the form that made a connector: waits for its first real event, and says when it came. */
import { useFormAnswer } from '../ui/action-form'

type FirstEventProps = {
  /** When each new connector was first heard, in words, by its id; read again whenever something changes. */
  heard: Readonly<Record<string, string>>
  words: { title: string; waiting: string }
}

export function FirstEvent({ heard, words }: FirstEventProps) {
  const id = useFormAnswer()?.data?.id
  if (typeof id !== 'string') return null
  return (
    <div className="grid gap-1">
      <h3 className="font-semibold">{words.title}</h3>
      <p role="status">{heard[id] ?? words.waiting}</p>
    </div>
  )
}
