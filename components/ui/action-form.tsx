'use client'
/**
 * A form for a house action: keeps what was typed when something is wrong, shows each field its error, says the
 * outcome, in a toast when the form goes away with it, and puts the focus on the first field to mend. Works as a
 * plain form before scripts have arrived.
 */
import {
  createContext,
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useRef,
} from 'react'

import type { Answer, HouseAction } from '@/lib/auth/house-action'

import { useFocusHandedOn } from './hand-on-focus'
import { say } from './say'

const FormAnswer = createContext<Answer | null>(null)

/** The error of the surrounding ActionForm for this field, if there is one. */
export const useFieldError = (name: string) => useContext(FormAnswer)?.fields?.[name]

/** The whole answer of the surrounding ActionForm, for a part that shows what it brought. */
export const useFormAnswer = () => useContext(FormAnswer)

type ActionFormProps = {
  action: HouseAction
  /** Sent along unseen. */
  hidden?: Record<string, string | number>
  /** Empties the fields once it worked: for forms that add one thing after another. */
  clears?: boolean
  /** Hears that it worked, for a form in a dialog that closes; its outcome is then said elsewhere. */
  onDone?: (answer: Answer) => void
  className?: string
  children: ReactNode
}

export function ActionForm({
  action,
  hidden = {},
  clears = false,
  onDone,
  className = 'grid gap-4',
  children,
}: ActionFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const unsaid = useRef('')
  const [answer, submit] = useActionState(async (previous: Answer | null, data: FormData) => {
    const heard = await action(previous, data)
    if (heard.ok) onDone?.(heard)
    unsaid.current = onDone ? '' : (heard.said ?? '')
    return heard
  }, null)

  useFocusHandedOn(form)
  useEffect(() => () => say(unsaid.current), [])

  useEffect(() => {
    unsaid.current = ''
    if (answer?.ok && clears) form.current?.reset()
    if (answer?.fields) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [answer, clears])

  // A form action would empty the fields after every answer; sent this way they keep what was typed.
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const data = new FormData(event.currentTarget, submitter)
    startTransition(() => submit(data))
  }

  return (
    <FormAnswer value={answer}>
      <form ref={form} action={submit} onSubmit={send} className={className}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <p
          role="status"
          className={answer?.said ? `font-semibold ${answer.ok ? 'text-brand' : 'text-wax'}` : 'sr-only'}
        >
          {answer?.said}
        </p>
      </form>
    </FormAnswer>
  )
}
