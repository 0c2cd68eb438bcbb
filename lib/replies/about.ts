/** What the house knows when somebody answers a guest: the guards hold the words of a reply against it. */

/** Everything plain, so that the editor can hold the words against it while they are written. */
export type About = {
  /** Everyone can read the answer. */
  isPublic: boolean
  /** What staff answer in public waits for a manager's yes. */
  wantsYes: boolean
  /** What this guest said to us where others can read it too, and how they call themselves there. */
  told: string
  /** The names by which the guest goes, with us and there. */
  names: readonly string[]
  /** The rooms of the visit, as they stand on their tags. */
  rooms: readonly string[]
  /** Days on which a stay begins or ends, in every language of the house: "Friday", "viernes". */
  stayDays: readonly string[]
  /** Names of those who are here with the guest. */
  companions: readonly string[]
  /** What is to be minded about them, in the house's own words: "Nuts". */
  minded: readonly string[]
  /** What we keep about the guest: "Riesling by the window". */
  preferences: readonly string[]
  /** What sells rather than speaks, as the managers wrote it down. */
  phrases: readonly string[]
}

/** Nothing is known, and everyone can read it. */
export const NOTHING_KNOWN: About = {
  isPublic: true,
  wantsYes: false,
  told: '',
  names: [],
  rooms: [],
  stayDays: [],
  companions: [],
  minded: [],
  preferences: [],
  phrases: [],
}
