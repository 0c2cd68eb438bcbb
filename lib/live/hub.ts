/** Tells open screens that something changed: one hub a process, however many screens there are. */

import { type Gathered, gathered } from './gathered'

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

type House = { screens: Set<(news: News) => void>; changed: Gathered }

export function openHub(): Hub {
  const houses = new Map<string, House>()

  function open(propertyId: string): House {
    const screens: House['screens'] = new Set()
    const tell = () => {
      for (const one of screens) one('changed')
    }
    const house = { screens, changed: gathered(tell, GATHER_MS) }
    houses.set(propertyId, house)
    return house
  }
  const tellAll = (news: News) => {
    for (const { screens } of houses.values()) for (const one of screens) one(news)
  }

  return {
    join(propertyId, one) {
      const house = houses.get(propertyId) ?? open(propertyId)
      house.screens.add(one)
      return () => {
        house.screens.delete(one)
        if (house.screens.size > 0 || houses.get(propertyId) !== house) return
        house.changed.stop()
        houses.delete(propertyId)
      }
    },
    changed: (propertyId) => houses.get(propertyId)?.changed.ask(),
    resync: () => tellAll('resync'),
    beat: () => tellAll('beat'),
    size: () => [...houses.values()].reduce((sum, { screens }) => sum + screens.size, 0),
  }
}
