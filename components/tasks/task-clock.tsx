'use client'
/** A task's clock: words with a pie, a soft pill when it is soon, a filled one with the flag when it is late. */
import { fill } from '@/lib/words/fill'

import { Pill } from '../ui/pill'
import { type ClockWords, isCounting, readClock, type TaskTimes } from './clock'
import { Flag, Pie } from './glyphs'
import { useNow } from './now'

export function TaskClock({ times, words }: { times: TaskTimes; words: ClockWords }) {
  const now = useNow((at) => isCounting(times, at))
  const { level, word, gaps, quarters } = readClock(times, now)
  const text = (
    <bdi
      className={`tabular-nums ${word === 'by' ? 'max-w-44 text-balance @lg:text-end' : 'whitespace-nowrap'}`}
      data-late={level === 'late' || undefined}
    >
      {fill(words[word], gaps)}
    </bdi>
  )

  if (level === 'late')
    return (
      <Pill tone="late" glyph={<Flag />}>
        {text}
      </Pill>
    )
  if (level === 'soon')
    return (
      <Pill tone="soon" glyph={<Pie quarters={quarters} />}>
        {text}
      </Pill>
    )
  return (
    <Pill tone="plain" glyph={word === 'by' ? null : <Pie quarters={quarters} />}>
      {text}
    </Pill>
  )
}
