/** The two houses of the demonstration. */
import type { HouseFacts } from './facts'
import { HARBOUR_HOUSE } from './hotel'
import type { DemonstrationHouse } from './people'
import { LA_TERRAZA } from './restaurant'

export const HOUSE_FACTS: Record<DemonstrationHouse, HouseFacts> = {
  hotel: HARBOUR_HOUSE,
  restaurant: LA_TERRAZA,
}
