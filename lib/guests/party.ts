/** Who came together: people who check in at the same place and name each other. Pure. */
import { namedHandles } from './handle'

type CheckIn = { folded: string | null; text: string }

/**
 * The visits of those, among the check-ins around, who are in one party with `mine`: one of the two names the
 * other. In the order given, each once.
 */
export function findParty(mine: CheckIn, around: readonly (CheckIn & { visitId: string })[]): string[] {
  const named = namedHandles(mine.text)
  const together = around.filter(
    (other) =>
      (other.folded !== null && named.has(other.folded)) ||
      (mine.folded !== null && namedHandles(other.text).has(mine.folded)),
  )
  return [...new Set(together.map(({ visitId }) => visitId))]
}
