/** When a visit starts and ends, and which of several a guest is in. Pure. */
import type { StayFacts } from '@/db/schema/signals'
import type { StayStatus, VisitKind } from '@/db/vocabulary'
import { daysLater, instantOfLocal } from '@/lib/time/local-time'

const MINUTE = 60_000
const COVER_MINUTES = 90
/** A stay whose departure nobody told us. */
const UNTOLD_STAY_DAYS = 3
/** What a date alone means. */
export const DATES_ALONE = { arrival: '15:00', departure: '11:00' } as const

export type StayWindow = {
  status: StayStatus
  startsAt: Date
  endsAt: Date
  arrivedAt: Date | null
  departedAt: Date | null
}

/** The window of a cover that starts now, in an outlet that says how long one lasts or does not. */
export const coverEndsAt = (startsAt: Date, visitMinutes: number | null) =>
  new Date(startsAt.getTime() + (visitMinutes ?? COVER_MINUTES) * MINUTE)

type Known = { arrivedAt: Date | null; departedAt: Date | null }

/**
 * From what a source says about a stay, at the moment it happened there, and what was known of it before: a moment that
 * the source does not name is the one that was known, else the moment of the word.
 */
export function windowOfStay(
  stay: StayFacts,
  known: Known | null,
  { saidAt, zone, visitMinutes }: { saidAt: Date; zone: string; visitMinutes: number | null },
): StayWindow {
  const { status } = stay
  const expectedAt = instantOf(stay.expectedAt, zone, DATES_ALONE.arrival)
  const cameAt = instantOf(stay.arrivedAt, zone, DATES_ALONE.arrival) ?? known?.arrivedAt ?? null
  const moments: Partial<Record<StayStatus, Date>> = {
    in_house: cameAt ?? saidAt,
    // A departure without a word about the arrival must not move the arrival to the departure.
    departed: cameAt ?? expectedAt ?? saidAt,
  }
  const arrivedAt = moments[status] ?? null
  const startsAt = arrivedAt ?? expectedAt ?? saidAt
  const departsAt = instantOf(stay.departsAt, zone, DATES_ALONE.departure)
  const departedAt = status === 'departed' ? (known?.departedAt ?? earlier(departsAt, saidAt)) : null
  const untold =
    visitMinutes === null
      ? daysLater(startsAt, UNTOLD_STAY_DAYS, zone)
      : new Date(startsAt.getTime() + visitMinutes * MINUTE)
  const endsAt = departedAt ?? departsAt ?? untold
  return { status, startsAt, endsAt: endsAt > startsAt ? endsAt : untold, arrivedAt, departedAt }
}

const earlier = (one: Date | null, other: Date) => (one && one < other ? one : other)

/** Null when nobody said, or when it is no date at all. */
export function instantOf(text: string | null, zone: string, timeOfDay: string): Date | null {
  if (!text) return null
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return instantOfLocal(`${text}T${timeOfDay}`, zone)
  if (/(?:[zZ]|[+-]\d\d:?\d\d)$/.test(text)) {
    const instant = new Date(text)
    return Number.isNaN(instant.getTime()) ? null : instant
  }
  return instantOfLocal(text, zone)
}

type Present = { kind: VisitKind; outletId: string | null; startsAt: Date }

/** In the outlet that was named, else the stay, else the cover that began last. */
export function visitMeant<Visit extends Present>(
  visits: readonly Visit[],
  outletId: string | null,
): Visit | null {
  const rank = (visit: Visit) =>
    (outletId !== null && visit.outletId === outletId ? 2 : 0) + (visit.kind === 'stay' ? 1 : 0)
  const [meant] = [...visits].sort(
    (one, other) => rank(other) - rank(one) || other.startsAt.getTime() - one.startsAt.getTime(),
  )
  return meant ?? null
}
