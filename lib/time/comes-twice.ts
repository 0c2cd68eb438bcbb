/** The hour that comes twice, in the night in which the clocks go back: which of the two is it? */

const MINUTE = 60_000

/** By how much clocks go back: an hour nearly everywhere, half of one on Lord Howe, two at Troll. */
const STEPS_BACK = [60, 30, 120].map((minutes) => minutes * MINUTE)

/**
 * `wallOf` writes a moment as the wall of the house shows it, its day with it. Null on every other night, and at every
 * other hour of that one.
 */
export function turnOf(at: Date, wallOf: (moment: Date) => string): 'first' | 'second' | null {
  const shown = wallOf(at)
  const isShownAfter = (step: number) => wallOf(new Date(at.getTime() + step)) === shown
  if (STEPS_BACK.some((step) => isShownAfter(step))) return 'first'
  return STEPS_BACK.some((step) => isShownAfter(-step)) ? 'second' : null
}
