/** Reads a recorded stream of signals, and moves it in time without changing its gaps. */
import { z } from 'zod'

import { SIGNAL_KINDS } from '@/db/vocabulary'

/** One line of the file: a generic payload, with whatever else the recorder kept. */
const Line = z.object({
  id: z.string().min(1),
  kind: z.enum(SIGNAL_KINDS),
  occurredAt: z.iso.datetime({ offset: true }),
  author: z
    .object({ id: z.string().optional(), handle: z.string().optional(), name: z.string().optional() })
    .optional(),
  text: z.string().default(''),
  place: z.object({ type: z.string().optional() }).optional(),
})
type Line = z.infer<typeof Line>

/** What is sent: the generic payload of the house. */
export type StreamSignal = {
  id: string
  kind: Line['kind']
  action: 'created'
  occurredAt: string
  author: NonNullable<Line['author']> | undefined
  text: string
  place: { outlet: string }
}

export type BadLine = { line: number; problem: string }

/**
 * Reads JSON Lines. `type` keeps only the places of that type; every kept signal is put in `outlet`.
 * Bad lines are named by their number, counted from 1, and never stop the rest.
 */
export function readStream(
  text: string,
  { outlet, type }: { outlet: string; type: string | null },
): { signals: StreamSignal[]; bad: BadLine[]; left: number } {
  const signals: StreamSignal[] = []
  const bad: BadLine[] = []
  let left = 0
  for (const [index, raw] of text.split('\n').entries()) {
    if (!raw.trim()) continue
    const line = readLine(raw)
    if (typeof line === 'string') bad.push({ line: index + 1, problem: line })
    else if (type !== null && line.place?.type !== type) left += 1
    else {
      const { id, kind, occurredAt, author, text: words } = line
      signals.push({ id, kind, action: 'created', occurredAt, author, text: words, place: { outlet } })
    }
  }
  return { signals, bad, left }
}

function readLine(raw: string): Line | string {
  try {
    const line = Line.safeParse(JSON.parse(raw))
    return line.success ? line.data : z.prettifyError(line.error)
  } catch {
    return 'This is no JSON.'
  }
}

/** The same signals with the same gaps, the last of them at `endsAt`; ids change, so that they are new ones. */
export function moveStream(signals: StreamSignal[], endsAt: Date): StreamSignal[] {
  const last = Math.max(...signals.map(({ occurredAt }) => Date.parse(occurredAt)))
  const shift = endsAt.getTime() - last
  return signals.map((signal) => ({
    ...signal,
    id: `${signal.id}@${endsAt.getTime()}`,
    occurredAt: new Date(Date.parse(signal.occurredAt) + shift).toISOString(),
  }))
}

export type Busyness = { days: number; perDay: number; busiestDay: number; busiestHour: number }

/** How a list of instants spreads: days from first to last, the mean a day, and the fullest day and hour. */
export function busynessOf(instants: Date[], dayOf: (at: Date) => string): Busyness {
  if (instants.length === 0) return { days: 0, perDay: 0, busiestDay: 0, busiestHour: 0 }
  const times = instants.map((at) => at.getTime())
  const days = Math.max(1, Math.ceil((Math.max(...times) - Math.min(...times)) / 86_400_000))
  const fullest = (keys: string[]) =>
    Math.max(...[...Map.groupBy(keys, (key) => key).values()].map((same) => same.length))
  return {
    days,
    perDay: Math.round((instants.length / days) * 10) / 10,
    busiestDay: fullest(instants.map(dayOf)),
    busiestHour: fullest(times.map((time) => String(Math.floor(time / 3_600_000)))),
  }
}
