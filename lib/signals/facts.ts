/** What a playbook is asked about: the signal and the guest as plain facts. */
import type { Database } from '@/db/client'
import type { Signal } from '@/db/schema/signals'
import { findStanding } from '@/lib/guests/visit-store'
import type { Facts } from '@/lib/playbooks/match'
import { searchable } from '@/lib/text/fold'
import { wallClockOf } from '@/lib/time/local-time'

import type { Understood } from './heed-signal'
import type { House } from './house-store'

export async function factsOf(
  tx: Database,
  { signal, guestId, visit, isUnheardOf, place, cautions }: Understood,
  house: House,
  now: Date,
): Promise<Facts> {
  const { propertyId, id: signalId, occurredAt: at, connectorId } = signal
  const standing =
    guestId && !isUnheardOf ? await findStanding(tx, { propertyId, guestId, signalId, at, visit }) : null
  const outlet = place.outletId ? house.outlets.find(({ id }) => id === place.outletId) : undefined
  const connector = connectorId ? house.connectors.get(connectorId) : undefined
  const isHere = visit?.status === 'in_house' && visit.endsAt > now
  return {
    kind: signal.kind,
    outlet: outlet ? { id: outlet.id, name: outlet.name } : null,
    connector: connectorId && connector ? { id: connectorId, name: connector.name } : null,
    text: searchable(signal.text),
    language: primarySubtag(signal.language),
    rating: onFive(signal),
    visitNumber: standing?.visitNumber ?? null,
    wallClock: wallClockOf(at, house.clock.zone),
    guest: standing?.isKnown ? 'known' : 'new',
    presence: isHere ? 'here' : 'not_here',
    cautions,
    at: freshAt({ signal, visit }, now),
  }
}

/** A stay that is still to come, or going on, is never too late, however long ago it was booked. */
export function freshAt({ signal, visit }: Pick<Understood, 'signal' | 'visit'>, now: Date): Date {
  const isAhead = visit?.status === 'expected' || visit?.status === 'in_house'
  return signal.kind === 'arrival' && isAhead && visit.endsAt > now ? now : signal.occurredAt
}

/** "en-GB" is "en"; null when it is no language tag. */
export function primarySubtag(language: string | null): string | null {
  const [primary = ''] = (language ?? '').toLowerCase().split(/[-_]/)
  return /^[a-z]{2,3}$/.test(primary) ? primary : null
}

/** Ten stars of ten are five of five; null without a rating or with a scale that makes no sense. */
export function onFive({ ratingValue, ratingMax }: Pick<Signal, 'ratingValue' | 'ratingMax'>) {
  if (ratingValue === null) return null
  const max = ratingMax ?? 5
  return max > 0 && ratingValue >= 0 && ratingValue <= max ? (ratingValue * 5) / max : null
}
