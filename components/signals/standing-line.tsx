/** How a signal stands, as a line of its page; nothing while nobody has answered. */
import type { Heard } from '@/lib/signals/heard'

import { useStanding } from './standing-words'

type StandingLineProps = {
  heard: Pick<Heard, 'standing' | 'settledAt' | 'settledBy'>
  /** When it was settled, in words. */
  at: string | null
}

export function StandingLine({ heard, at }: StandingLineProps) {
  const words = useStanding()(heard, () => at ?? '')
  return words ? <p className="text-sm text-ink-2">{words}</p> : null
}
