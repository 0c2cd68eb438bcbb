/** One signal as a screen shows it, and where a page of them ends. No SQL here: components read these types. */
import { z } from 'zod'

import type { Considered, Stopped } from '@/db/schema/decisions'
import type { StayFacts } from '@/db/schema/signals'
import type { Network, SignalKind, SignalNature, SpotKind } from '@/db/vocabulary'

import type { Standing } from './standing'

export type Heard = {
  id: string
  kind: SignalKind
  nature: SignalNature
  network: Network
  connectorName: string | null
  /** The guest's own words; empty where nothing was written, or they are withheld. */
  words: string
  /** Why words and name are kept from everybody. */
  withheld: 'deleted' | 'opted_out' | null
  who: string | null
  handle: string | null
  guestId: string | null
  visitId: string | null
  language: string | null
  url: string | null
  rating: { value: number; max: number } | null
  stay: Pick<StayFacts, 'status' | 'room' | 'expectedAt' | 'departsAt'> | null
  outletName: string | null
  spot: { kind: SpotKind; label: string } | null
  occurredAt: Date
  receivedAt: Date
  settledAt: Date | null
  settledBy: string | null
  noticedBy: string | null
  /** Null until it was decided. */
  decision: { stopped: Stopped | null; considered: Considered[]; decidedAt: Date } | null
  standing: Standing
  /** Tasks that came of it, by playbook or by hand. */
  tasks: number
}

/** The last row of a page: older ones follow it. */
export type HeardCursor = { receivedAt: Date; id: string }

export const cursorText = ({ receivedAt, id }: HeardCursor) => `${receivedAt.getTime()}.${id}`

const CursorText = z.string().regex(/^\d{1,15}\..+$/)

/** Null for anything that `cursorText` did not write. */
export function readCursor(text: unknown): HeardCursor | null {
  const read = CursorText.safeParse(text)
  if (!read.success) return null
  const at = read.data.indexOf('.')
  const id = z.uuid().safeParse(read.data.slice(at + 1))
  const receivedAt = new Date(Number(read.data.slice(0, at)))
  return id.success && !Number.isNaN(receivedAt.getTime()) ? { receivedAt, id: id.data } : null
}
