/** A place as one of us typed it: by its name, else as a guest would say it. Pure. */
import { findSpotByName } from './find-spot'
import { readSpot, type SpotsOfHouse } from './read-spot'

/** Null when it names none of the spots for certain: then it stays a place in their words. */
export function typedSpot(words: string, house: SpotsOfHouse): string | null {
  const { spots, outletId } = house
  const named = findSpotByName(spots, words, { outletId })
  if (named) return named.id
  const read = readSpot(words, house)
  return read.kind === 'spot' ? read.spotId : null
}
