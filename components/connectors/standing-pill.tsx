/** How a connector stands, with its sign: a colour never says it alone. */
import { Ear, Hourglass, TimerReset, TriangleAlert, Unplug } from 'lucide-react'

import type { Standing } from '@/lib/connectors/standing'

import { Pill } from '../ui/pill'

const LOOKS = {
  deaf: { tone: 'stop', Glyph: TriangleAlert },
  refused: { tone: 'stop', Glyph: TriangleAlert },
  over: { tone: 'stop', Glyph: TriangleAlert },
  silent: { tone: 'stop', Glyph: Unplug },
  waits: { tone: 'soon', Glyph: Hourglass },
  posts_wait: { tone: 'soon', Glyph: Hourglass },
  receiver_waits: { tone: 'soon', Glyph: Hourglass },
  ends: { tone: 'soon', Glyph: TimerReset },
  waiting: { tone: 'soft', Glyph: Hourglass },
  heard: { tone: 'plain', Glyph: Ear },
} as const satisfies Record<Standing['kind'], { tone: string; Glyph: typeof Ear }>

export function StandingPill({ kind, words }: { kind: Standing['kind']; words: string }) {
  const { tone, Glyph } = LOOKS[kind]
  return (
    <Pill tone={tone} glyph={<Glyph aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />}>
      {words}
    </Pill>
  )
}
