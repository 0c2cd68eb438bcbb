/** A match as the screen shows it, apart from its SQL so that components may read the shape. */
import type { Network } from '@/db/vocabulary'

export type ProposedMatch = {
  matchId: string
  handle: string
  displayName: string | null
  network: Network
  guestName: string | null
  /** Word keys: same_name, same_day, said_so, same_spot. */
  reasons: string[]
  /** What the account said last, and where the guest's stay stands; null when there is none. */
  words: string | null
  stay: { startsAt: Date; spotLabel: string | null } | null
}
