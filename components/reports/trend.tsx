/** A small line over the days, drawn on the server: now as a line, the period before dashed, both labelled at their ends. */
import './charts.css'

import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { useId } from 'react'

import type { Point } from '@/lib/reports/overview'

type TrendProps = {
  points: readonly Point[]
  /** What the picture shows, for those who cannot see it. */
  label: string
  words: { now: string; before: string; unfinished: string }
  /** The first and the last date, in words. */
  ends: readonly [string, string]
  /** The last point is today, or this week, and still growing: it is hatched. */
  isUnfinished: boolean
}

/** Stretched to whatever room there is; strokes keep their width. */
const WIDTH = 1000
const HEIGHT = 100
/** Two labels closer than this, in percent of the height, are moved apart. */
const LABEL = 26
/** The hatched part of a single day is at least this wide. */
const NARROWEST = 24

export function Trend({ points, label, words, ends, isUnfinished }: TrendProps) {
  const values = points.flatMap(({ now, before }) => [now ?? 0, before ?? 0])
  const x = scalePoint(
    points.map(({ date }) => date),
    [0, WIDTH],
  )
  const y = scaleLinear([0, Math.max(...values) || 1], [HEIGHT - 2, 6])
  const path = (side: 'now' | 'before') =>
    line<Point>()
      .defined((point) => point[side] !== null)
      .x(({ date }) => x(date) ?? 0)
      .y((point) => y(point[side] ?? 0))([...points]) ?? undefined
  const last = points.findLast(({ now }) => now !== null)
  const lastBefore = points.findLast(({ before }) => before !== null)
  const [nowAt, beforeAt] = apart(last && y(last.now ?? 0), lastBefore && y(lastBefore.before ?? 0))
  const hatchId = useId()
  const today = isUnfinished ? points.at(-1) : undefined
  // From half way to the day before, so that the whole of today lies under it.
  const todayFrom = today && Math.min((x(today.date) ?? 0) - x.step() / 2, WIDTH - NARROWEST)

  return (
    <figure className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2">
      <div className="relative h-20 border-line border-b">
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
          fill="none"
        >
          {todayFrom !== undefined && (
            <>
              <pattern id={hatchId} width="10" height="10" patternUnits="userSpaceOnUse">
                <path
                  d="M0 10 10 0M-2 2 2 -2M8 12 12 8"
                  stroke="var(--ink-3)"
                  strokeWidth="1"
                  vectorEffect="non-scaling-stroke"
                />
              </pattern>
              <rect x={todayFrom} width={WIDTH - todayFrom} height={HEIGHT} fill={`url(#${hatchId})`} />
            </>
          )}
          <path
            d={path('before')}
            stroke="var(--ink-3)"
            strokeWidth="1.5"
            strokeDasharray="4 4"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={path('now')}
            stroke="var(--chart-1)"
            strokeWidth="2.25"
            strokeLinejoin="round"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {today && today.now !== null && (
          <span
            className="-translate-x-1/2 -translate-y-1/2 absolute size-2.5 rounded-full border-2 border-(--chart-1) bg-paper"
            style={{
              insetInlineStart: `${((x(today.date) ?? 0) / WIDTH) * 100}%`,
              top: `${y(today.now)}%`,
            }}
          />
        )}
      </div>
      <div aria-hidden className="relative w-14 text-xs leading-none">
        {nowAt !== undefined && (
          <span className="-translate-y-1/2 absolute font-semibold text-ink" style={{ top: `${nowAt}%` }}>
            {words.now}
          </span>
        )}
        {beforeAt !== undefined && (
          <span className="-translate-y-1/2 absolute text-ink-3" style={{ top: `${beforeAt}%` }}>
            {words.before}
          </span>
        )}
      </div>
      <figcaption className="grid pt-1 text-ink-3 text-xs">
        <span className="flex justify-between gap-2">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </span>
        {today && (
          <span className="flex items-center gap-1.5 justify-self-end">
            <svg aria-hidden="true" width="20" height="12" className="border border-line" fill="none">
              <path d="M-2 8 8 -2M0 14 14 0M6 16 22 0M14 14 22 6" stroke="var(--ink-3)" strokeWidth="1" />
            </svg>
            {words.unfinished}
          </span>
        )}
      </figcaption>
    </figure>
  )
}

/** Keeps two labels from lying on each other. */
function apart(one: number | undefined, other: number | undefined): [number | undefined, number | undefined] {
  if (one === undefined || other === undefined || Math.abs(one - other) >= LABEL) return [one, other]
  const middle = Math.min(HEIGHT - LABEL / 2, Math.max(LABEL / 2, (one + other) / 2))
  return one <= other ? [middle - LABEL / 2, middle + LABEL / 2] : [middle + LABEL / 2, middle - LABEL / 2]
}
