/** What part of a house's facts a figure is asked for: one type for the count, the rows and the file. */
import type { HouseClock } from '@/lib/time/business-date'

import type { Dimension } from './figures'
import type { Period } from './period'

/** Stands for what has no outlet, playbook, team or person. */
export const NOBODY = 'none'

export type Scope = Period & {
  propertyId: string
  clock: HouseClock
  /** Nothing from then on: an earlier period is compared only as far as today has come. */
  until: Date
  /** Judges what is in force, such as an opt-out. */
  now: Date
  /** One outlet, playbook, team or person; 'none' for what has none. */
  only: Partial<Record<Dimension, string>>
  /** A cell of the heat map: 1 Monday to 7 Sunday, and the hour on the house's clock. */
  weekday?: number | undefined
  hour?: number | undefined
  /** One reason that something could not be done, or one voice of a reply: 'person' or 'brand'. */
  word?: string | undefined
  /** Only the replies that the guest answered. */
  answered?: boolean
}
