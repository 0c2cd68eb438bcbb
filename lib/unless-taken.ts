/** A name that somebody has already is an answer, not a failure. */
import { violatesUnique } from '@/db/unique'

import { refuse } from './outcome'

/** What `keep` answers, or `refusal` when the unique index of that name speaks; any other failure goes on. */
export async function unlessTaken<Kept, Taken extends string>(
  index: string,
  refusal: Taken,
  keep: () => Promise<Kept>,
): Promise<Kept | { ok: false; refusal: Taken }> {
  try {
    return await keep()
  } catch (error) {
    if (violatesUnique(error, index)) return refuse(refusal)
    throw error
  }
}
