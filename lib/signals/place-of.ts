/** Where a signal happened, from the names its source uses and the connector it came through. Pure. */
import type { Signal } from '@/db/schema/signals'
import type { Place } from '@/lib/guests/open-visit'
import { findOutletByName, findSpotByName } from '@/lib/spots/find-spot'

import type { House } from './house-store'

type Heard = Pick<Signal, 'connectorId' | 'outletId' | 'spotId' | 'place' | 'stay'>

/** What is already on the signal stands. A room names its outlet; a house with one outlet needs no name. */
export function placeOf({ connectorId, outletId, spotId, place, stay }: Heard, house: House): Place {
  const connector = connectorId ? house.connectors.get(connectorId) : undefined
  const named = findOutletByName(house.outlets, place?.outlet ?? null)
  const near = outletId ?? named?.id ?? connector?.outletId ?? null
  const room = stay?.room ? findSpotByName(house.spots, stay.room, { outletId: near }) : null
  const spot =
    house.spots.find(({ id }) => id === spotId) ?? room ?? spotNamed(place?.spot ?? null, near, house)
  const where = outletId ?? named?.id ?? spot?.outletId ?? connector?.outletId ?? onlyOutlet(house)
  const outlet = house.outlets.find(({ id }) => id === where)
  return {
    outletId: outlet?.id ?? null,
    spotId: spot?.id ?? null,
    visitMinutes: stay?.room ? null : (outlet?.visitMinutes ?? null),
  }
}

const spotNamed = (name: string | null, outletId: string | null, { spots }: House) =>
  findSpotByName(spots, name, { outletId })

function onlyOutlet({ outlets }: House): string | null {
  const [only, ...others] = outlets
  return only && others.length === 0 ? only.id : null
}
