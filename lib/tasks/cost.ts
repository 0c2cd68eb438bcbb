/** What a task costs the house at another count. */

/**
 * Minor units. The cost of one is read back from the task itself, so that a price changed in the catalogue
 * does not reach into tasks already made.
 */
export function costFor(task: { costMinor: number; count: number | null }, count: number | null) {
  return Math.round(task.costMinor / (task.count ?? 1)) * (count ?? 1)
}
