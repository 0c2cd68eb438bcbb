'use client'
/** A pasted list of spots, read while it is written: what it would add, and which lines it cannot read. */
import { useDeferredValue, useMemo, useState } from 'react'

import { SPOT_KINDS, type SpotKind } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'
import {
  type KnownSpot,
  type ListedSpot,
  readSpotList,
  type SPOT_PROBLEMS,
  type SpotListReading,
} from '@/lib/house/read-spot-list'

import { ActionForm } from '../ui/action-form'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'
import { TextArea } from '../ui/text-area'

/** Words with gaps in braces, filled here because the list is read here. */
type Words = Record<
  | 'lines'
  | 'linesHint'
  | 'kind'
  | 'preview'
  | 'previewNew'
  | 'previewRenamed'
  | 'previewUnchanged'
  | 'previewMore'
  | 'add'
  | 'lineProblem',
  string
> & {
  kinds: Record<SpotKind, string>
  shown: Record<SpotKind, string>
  problems: Record<(typeof SPOT_PROBLEMS)[number], string>
}

type SpotListFormProps = {
  action: HouseAction
  outletId: string
  kind: SpotKind
  known: readonly KnownSpot[]
  words: Words
}

const MOST_SHOWN = 40

export function SpotListForm({ action, outletId, kind: usual, known, words }: SpotListFormProps) {
  const [list, setList] = useState('')
  const [kind, setKind] = useState(usual)
  const written = useDeferredValue(list)
  const reading = useMemo(() => readSpotList(written, { kind, known }), [written, kind, known])

  return (
    <ActionForm action={action} hidden={{ outletId }} className="grid gap-4">
      <div className="grid items-start gap-4 desk:grid-cols-2">
        <TextArea
          name="list"
          label={words.lines}
          hint={words.linesHint}
          rows={8}
          required
          spellCheck={false}
          className="font-mono"
          onChange={(event) => setList(event.target.value)}
        />
        <div className="grid content-start gap-4">
          <Select
            name="kind"
            label={words.kind}
            options={SPOT_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
            value={kind}
            onChange={(event) => setKind(SPOT_KINDS.find((one) => one === event.target.value) ?? usual)}
          />
          {written.trim() !== '' && <Preview reading={reading} words={words} />}
        </div>
      </div>
      <div>
        <Submit>{words.add}</Submit>
      </div>
    </ActionForm>
  )
}

function Preview({ reading, words }: { reading: SpotListReading; words: Words }) {
  const { fresh, renamed, unchanged, problems } = reading
  return (
    <section aria-label={words.preview} aria-live="polite" className="grid content-start gap-2">
      <h3 className="text-sm font-semibold">{words.preview}</h3>
      {problems.length > 0 && (
        <ul className="grid gap-1 text-sm font-semibold text-wax">
          {problems.slice(0, MOST_SHOWN).map(({ line, problem, saw, of }) => (
            <li key={`${line} ${problem} ${saw}`}>
              {fill(words.lineProblem, {
                line: String(line),
                problem: fill(words.problems[problem], { saw, of: of ?? '' }),
              })}
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-ink-2">
        {[
          fill(words.previewNew, { count: String(fresh.length) }),
          renamed.length > 0 && fill(words.previewRenamed, { count: String(renamed.length) }),
          unchanged.length > 0 && fill(words.previewUnchanged, { count: String(unchanged.length) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ul className="flex flex-wrap gap-1.5">
        {[...fresh, ...renamed].slice(0, MOST_SHOWN).map((spot) => (
          <li
            key={`${spot.kind} ${spot.label}`}
            className="rounded-chip border border-edge px-2 py-0.5 text-sm"
          >
            {inWords(spot, words)}
          </li>
        ))}
        {fresh.length + renamed.length > MOST_SHOWN && (
          <li className="px-1 py-0.5 text-sm text-ink-2">
            {fill(words.previewMore, { count: String(fresh.length + renamed.length - MOST_SHOWN) })}
          </li>
        )}
      </ul>
    </section>
  )
}

const inWords = ({ kind, label, aliases }: ListedSpot, words: Words) =>
  [fill(words.shown[kind], { label }), ...aliases].join(', ')

const fill = (words: string, gaps: Record<string, string>) =>
  words.replace(/\{(\w+)\}/g, (gap, name: string) => gaps[name] ?? gap)
