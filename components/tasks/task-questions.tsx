'use client'
/** The questions behind the buttons of a task: each a small form in a dialog, answered in one go. */
import type { ReactNode } from 'react'

import { COULD_NOT_REASONS, type CouldNotReason } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'
import { fill } from '@/lib/words/fill'

import { ActionForm } from '../ui/action-form'
import type { ButtonLook } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { optionsOf } from '../ui/options-of'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'
import { TextField } from '../ui/text-field'
import type { AskWords } from './bar-words'

export type Questioned = 'could_not' | 'hold' | 'give' | 'call_off' | 'dismiss' | 'amend' | 'another'

export type QuestionFacts = {
  people: readonly { id: string; name: string }[]
  teams: readonly { id: string; name: string }[]
  /** What may be given instead, where the gesture is not for this guest. */
  gestures: readonly { id: string; name: string }[]
  reasons: Record<CouldNotReason, string>
  place: string
  count: number | null
  /** The number is fixed once somebody took it. */
  mayCount: boolean
}

type TaskQuestionsProps = {
  question: Questioned
  taskId: string
  action: HouseAction
  facts: QuestionFacts
  words: AskWords
  onDone: (said: string) => void
}

const HOLD_MINUTES = [15, 30, 60]

export function TaskQuestions({ question, taskId, action, facts, words, onDone }: TaskQuestionsProps) {
  const form = (fields: ReactNode, button: string, look: ButtonLook = 'primary') => (
    <ActionForm action={action} hidden={{ taskId }} onDone={({ said }) => onDone(said ?? '')}>
      {fields}
      <Submit look={look} className="min-h-13">
        {button}
      </Submit>
    </ActionForm>
  )
  const line = <TextField name="words" label={words.wordsOptional} aside={words.optional} maxLength={500} />

  switch (question) {
    case 'could_not':
      return form(
        <>
          <fieldset>
            <legend className="sr-only">{words.reason}</legend>
            {COULD_NOT_REASONS.map((reason) => (
              <Checkbox
                key={reason}
                type="radio"
                name="reason"
                value={reason}
                required
                label={facts.reasons[reason]}
                className="border-line border-b"
              />
            ))}
          </fieldset>
          {line}
        </>,
        words.keep,
      )
    case 'hold':
      return form(
        <>
          <fieldset>
            <legend className="sr-only">{words.holdTitle}</legend>
            {HOLD_MINUTES.map((minutes) => (
              <Checkbox
                key={minutes}
                type="radio"
                name="minutes"
                value={minutes}
                defaultChecked={minutes === 30}
                label={fill(words.inMinutes, { n: minutes })}
                className="border-line border-b"
              />
            ))}
          </fieldset>
          <TextField name="at" type="time" label={words.at} aside={words.optional} />
        </>,
        words.holdDo,
      )
    case 'give':
      return form(
        <>
          <Select
            name="personId"
            label={words.person}
            empty={words.choose}
            options={optionsOf(facts.people)}
          />
          <Select name="teamId" label={words.team} empty={words.choose} options={optionsOf(facts.teams)} />
          <TextField name="words" label={words.why} aside={words.optional} maxLength={300} />
        </>,
        words.giveDo,
      )
    case 'call_off':
      return form(line, words.callOffDo, 'danger')
    case 'dismiss':
      return form(line, words.dismissDo)
    case 'another':
      if (facts.gestures.length === 0) return <p>{words.anotherNone}</p>
      return form(
        <Select
          name="gestureId"
          label={words.another}
          hint={words.anotherHint}
          empty={words.choose}
          required
          options={optionsOf(facts.gestures)}
        />,
        words.anotherDo,
      )
    case 'amend':
      return form(
        <>
          <TextField
            name="place"
            label={words.spot}
            hint={words.spotHint}
            defaultValue={facts.place}
            maxLength={120}
          />
          {facts.mayCount && (
            <TextField
              name="count"
              type="number"
              inputMode="numeric"
              min={1}
              max={200}
              label={words.count}
              defaultValue={facts.count ?? ''}
            />
          )}
        </>,
        words.amendDo,
      )
  }
}
