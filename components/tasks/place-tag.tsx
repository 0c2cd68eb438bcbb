/** Where a task is done, as the thing that hangs or stands there: a key fob for rooms, a disc for tables, a square else. */

import { MessageCircle, Phone } from 'lucide-react'
import type { SpotKind, TaskKind } from '@/db/vocabulary'

export type TaggedPlace = {
  kind: SpotKind
  /** "412", "12", "Fountain". */
  label: string
  /** What it is, in words: "Room", "Table". Empty for other spots. */
  word: string
}

type PlaceTagProps = {
  place: TaggedPlace | null
  /** What stands there when there is no place. */
  act: { kind: TaskKind; word: string }
}

const LINE = 'tag border-[1.5px] border-ink text-ink'
const WORD = 'block text-[0.75rem] font-semibold leading-none text-ink-2'
const figure = (label: string) =>
  `block font-serif font-[480] leading-none tracking-[-0.01em] ${label.length > 4 ? 'text-lg' : label.length === 4 ? 'text-[1.4375rem]' : 'text-[1.75rem]'}`

/** 88 px wide whatever its shape, so that acts stand under each other. */
export function PlaceTag({ place, act }: PlaceTagProps) {
  return (
    <span className="grid w-22 shrink-0 place-items-center">{place ? shape(place) : withoutPlace(act)}</span>
  )
}

function shape({ kind, label, word }: TaggedPlace) {
  if (kind === 'room')
    return (
      <span
        className={`${LINE} relative grid h-13 w-22 content-center justify-items-center gap-1 rounded-s-[1.625rem] rounded-e-control ps-6 pe-2 text-center`}
      >
        <span
          aria-hidden
          className="absolute start-2.5 top-1/2 size-3 -translate-y-1/2 rounded-full border-[1.5px] border-ink bg-wall"
        />
        <span className={WORD}>{word}</span>
        <bdi className={figure(label)}>{label}</bdi>
      </span>
    )
  if (kind === 'table')
    return (
      <span
        className={`${LINE} grid size-15.5 content-center justify-items-center gap-1 rounded-full px-1 text-center`}
      >
        <span className={WORD}>{word}</span>
        <bdi className={`${figure(label)} max-w-full truncate`}>{label}</bdi>
      </span>
    )
  return (
    <span className={`${LINE} grid min-h-13 w-22 content-center rounded-control px-1.5 py-1.5 text-center`}>
      <bdi className="line-clamp-2 font-serif text-lg leading-tight font-[480] hyphens-auto [overflow-wrap:anywhere]">
        {label}
      </bdi>
    </span>
  )
}

function withoutPlace({ kind, word }: PlaceTagProps['act']) {
  const Icon = kind === 'call' ? Phone : MessageCircle
  return (
    <span className="tag grid min-h-13 w-22 content-center justify-items-center gap-1 rounded-control border-[1.5px] border-edge border-dashed px-1.5 text-ink-2">
      <Icon aria-hidden size={20} strokeWidth={1.75} />
      <span className="text-[0.75rem] font-semibold leading-none">{word}</span>
    </span>
  )
}
