/** Where processors are short, acknowledging what comes goes before working on it. */
import { setPriority } from 'node:os'
import type { Pool } from 'pg'

/** A third of what others get, while others want it; all of it otherwise. */
const BEHIND_THE_DOOR = 5

export const stepBack = () => setPriority(BEHIND_THE_DOOR)

/**
 * The processes of PostgreSQL that serve this pool step back too. Only for a server on this machine: anywhere else
 * their numbers name somebody else.
 */
export function stepBackWith(pool: Pool) {
  pool.on('connect', (client) => {
    const pid = 'processID' in client ? client.processID : null
    if (typeof pid !== 'number') return
    try {
      setPriority(pid, BEHIND_THE_DOOR)
    } catch {
      // It is gone already, or belongs to a user whom we may not touch: then it keeps its place.
    }
  })
}
