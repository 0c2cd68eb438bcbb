/** What the spot reader made of a guest's answer. */

export type SpotReading =
  /** One of the house's spots, without doubt. */
  | { kind: 'spot'; spotId: string; count: number | null }
  /** Something about a place, but not which: the host chooses, these first. */
  | { kind: 'unclear'; candidateSpotIds: string[]; count: number | null }
  /** No word about a place. */
  | { kind: 'none'; count: number | null }
