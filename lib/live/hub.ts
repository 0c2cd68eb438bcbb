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
  /** Whether a screen that was read at this instant (epoch ms, by this process's clock) may have missed something. */
  mayHaveChangedSince: (propertyId: string, readAt: number) => boolean
  size: () => number
}

/** A burst of changes is told twice at most in this time: at once, and when it is over. */
const GATHER_MS = 90

/** The parts of a page are read one after another, and what one of them says of its time holds for all. */
const LEEWAY_MS = 250

type House = { screens: Set<(news: News) => void>; changed: Gathered }

export function openHub(): Hub {
  const houses = new Map<string, House>()
  const changedAt = new Map<string, number>()
  // Until it first listens, nothing is known.
  let unheardUntil = Number.POSITIVE_INFINITY

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
    changed(propertyId) {
      changedAt.set(propertyId, Date.now())
      houses.get(propertyId)?.changed.ask()
    },
    resync() {
      unheardUntil = Date.now()
      tellAll('resync')
    },
    beat: () => tellAll('beat'),
    mayHaveChangedSince: (propertyId, readAt) =>
      Math.max(unheardUntil, changedAt.get(propertyId) ?? 0) > readAt - LEEWAY_MS,
    size: () => [...houses.values()].reduce((sum, { screens }) => sum + screens.size, 0),
  }
}
