'use client'
/** One task of a list: place, act, why, clock, and whose it is. The whole row opens it. */

import { Link } from '@/components/ui/link'

import { Avatar } from '../ui/avatar'
import { Button } from '../ui/button'
import { Pill } from '../ui/pill'
import { CautionGlyph } from './caution-glyph'
import type { ClockWords } from './clock'
import { PlaceTag } from './place-tag'
import type { ShownRow } from './shown-row'
import { TaskClock } from './task-clock'

export type RowWords = Record<'you' | 'take' | 'takeFull' | 'open' | 'suggested' | 'gone', string>

type TaskRowProps = {
  row: ShownRow
  words: RowWords
  clockWords: ClockWords
  /** Its detail is open beside the list. */
  isOpen: boolean
  isGone: boolean
  /** Follows another row of the same place, whose tag stands for both. */
  isStacked: boolean
  /** Absent where nothing is taken from the list. */
  onTake?: ((row: ShownRow) => void) | undefined
}

export function TaskRow({ row, words, clockWords, isOpen, isGone, isStacked, onTake }: TaskRowProps) {
  return (
    <article
      data-task={row.id}
      data-gone={isGone || undefined}
      className={`task-row relative grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-x-3.5 gap-y-2 px-3.5 py-3 data-gone:opacity-60 @max-[18rem]:grid-cols-1 @lg:grid-cols-[5.5rem_minmax(0,1fr)_auto] ${
        isOpen ? 'z-1 rounded-control ring-2 ring-brand' : ''
      }`}
    >
      {isStacked ? (
        <span aria-hidden className="mx-auto h-full w-px bg-line" />
      ) : (
        <PlaceTag place={row.place} act={{ kind: row.kind, word: row.tagWord }} />
      )}
      <div className="min-w-0 self-center @max-lg:self-start">
        <h3 className="wrap-anywhere text-lg font-semibold">
          <Link
            href={`/inbox/${row.id}`}
            scroll={false}
            aria-current={isOpen ? 'page' : undefined}
            className="stretched rounded-control"
          >
            {row.act}
          </Link>
        </h3>
        <p className="line-clamp-2 text-sm text-ink-2 [overflow-wrap:anywhere] @lg:line-clamp-1 @lg:[word-break:break-all]">
          {isGone ? words.gone : row.why}
        </p>
        <RowMarks row={row} words={words} />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 @max-lg:col-start-2 @max-[18rem]:col-start-1 @lg:flex-col @lg:items-end @lg:justify-center @lg:gap-1.5">
        {row.waiting ? (
          <span className="text-sm font-semibold text-ink-2">{row.waiting}</span>
        ) : (
          <TaskClock times={row.times} words={clockWords} />
        )}
        <RowOwner row={row} words={words} onTake={isGone ? undefined : onTake} />
      </div>
    </article>
  )
}

function RowMarks({ row: { stop, given, status }, words }: { row: ShownRow; words: RowWords }) {
  if (!stop && !given && status !== 'suggested') return null
  return (
    <p className="flex flex-wrap gap-1.5 pt-1.5">
      {stop && (
        <Pill tone="stop" glyph={<CautionGlyph kind={stop.kind} />}>
          {stop.word}
        </Pill>
      )}
      {status === 'suggested' && <Pill tone="outline">{words.suggested}</Pill>}
      {given && <Pill tone="brand">{given}</Pill>}
    </p>
  )
}

function RowOwner({ row, words, onTake }: Pick<TaskRowProps, 'row' | 'words' | 'onTake'>) {
  if (row.owner)
    return (
      <span className="flex items-center gap-2 text-sm text-ink-2">
        <Avatar name={row.owner.name} />
        {row.owner.isYou ? words.you : row.owner.name}
      </span>
    )
  if (row.waiting)
    return row.forWhom ? (
      <span className="min-w-0 wrap-anywhere text-sm text-ink-2">{row.forWhom}</span>
    ) : null
  // Taken only after the stop sign was read, and a reply is opened to be written.
  if (row.stop || row.kind !== 'gesture' || !onTake)
    return (
      <span className="ms-auto inline-grid min-h-11 place-items-center rounded-control border border-edge px-3.5 font-semibold whitespace-nowrap">
        {words.open}
      </span>
    )
  return (
    <Button
      type="button"
      className="relative z-2 ms-auto whitespace-nowrap"
      aria-label={words.takeFull.replace('{act}', row.act)}
      onClick={() => onTake(row)}
    >
      {words.take}
    </Button>
  )
}
