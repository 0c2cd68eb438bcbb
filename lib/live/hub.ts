/** Tells open screens that something changed: one hub a process, however many screens there are. */

/** "resync" also says: you may have missed something. Neither says what; screens read the truth again. */
export type News = 'changed' | 'resync' | 'beat'
export type Hub = {
  /** Answers how to leave. `tell` must not throw. */
  join: (propertyId: string, tell: (news: News) => void) => () => void
  changed: (propertyId: string) => void
  /** Every screen of every house: the line to the database was lost and is back. */
  resync: () => void
  beat: () => void
  size: () => number
}

/** A burst of changes is told twice at most in this time: at once, and when it is over. */
const GATHER_MS = 90

export function openHub(): Hub {
  const screens = new Map<string, Set<(news: News) => void>>()
  const quiet = new Map<string, { again: boolean }>()

  const tell = (propertyId: string, news: News) => {
    for (const one of screens.get(propertyId) ?? []) one(news)
  }
  const tellAll = (news: News) => {
    for (const propertyId of screens.keys()) tell(propertyId, news)
  }

  function changed(propertyId: string) {
    const gathering = quiet.get(propertyId)
    if (gathering) {
      gathering.again = true
      return
    }
    if (!screens.has(propertyId)) return
    tell(propertyId, 'changed')
    const gather = { again: false }
    quiet.set(propertyId, gather)
    setTimeout(() => {
      quiet.delete(propertyId)
      if (gather.again) changed(propertyId)
    }, GATHER_MS).unref()
  }

  return {
    join(propertyId, one) {
      const house = screens.get(propertyId) ?? new Set()
      screens.set(propertyId, house.add(one))
      return () => {
        house.delete(one)
        if (house.size === 0 && screens.get(propertyId) === house) screens.delete(propertyId)
      }
    },
    changed,
    resync: () => tellAll('resync'),
    beat: () => tellAll('beat'),
    size: () => [...screens.values()].reduce((sum, house) => sum + house.size, 0),
  }
}
