/** What heeding needs to know about the house itself: read once for a batch of signals. */
import { and, eq, isNull } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { outlets, properties, spots } from '@/db/schema/house'
import { type Gesture, gestures } from '@/db/schema/playbooks'
import { connectors } from '@/db/schema/signals'
import type { OutletKind, SpotKind } from '@/db/vocabulary'
import type { LivePlaybook } from '@/lib/playbooks/decide'
import type { Names } from '@/lib/playbooks/match'
import { listLivePlaybooks } from '@/lib/playbooks/store'
import type { HouseClock } from '@/lib/time/business-date'

export type HouseOutlet = { id: string; name: string; kind: OutletKind; visitMinutes: number | null }
export type HouseSpot = { id: string; outletId: string; kind: SpotKind; label: string; aliases: string[] }

export type House = {
  propertyId: string
  clock: HouseClock
  outlets: HouseOutlet[]
  spots: HouseSpot[]
  /** Archived ones too: a signal may still come through one. */
  connectors: Map<string, { name: string; outletId: string | null }>
  currency: string
  /** What is in the catalogue now. */
  gestures: Map<string, Gesture>
  playbooks: LivePlaybook[]
  names: Names
}

/** Six small queries. Hand the result to every `heedSignal` of one batch; read it again for the next. */
export async function loadHouse(tx: Database, propertyId: string): Promise<House> {
  const [property] = await tx
    .select({
      zone: properties.zone,
      rollsAtHour: properties.rollsAtHour,
      currency: properties.currency,
    })
    .from(properties)
    .where(eq(properties.id, propertyId))
  if (!property) throw new Error('a signal was heard for a property that does not exist')

  const outletRows = await tx
    .select({
      id: outlets.id,
      name: outlets.name,
      kind: outlets.kind,
      visitMinutes: outlets.visitMinutes,
    })
    .from(outlets)
    .where(and(eq(outlets.propertyId, propertyId), isNull(outlets.archivedAt)))
  const spotRows = await tx
    .select({
      id: spots.id,
      outletId: spots.outletId,
      kind: spots.kind,
      label: spots.label,
      aliases: spots.aliases,
    })
    .from(spots)
    .where(and(eq(spots.propertyId, propertyId), isNull(spots.archivedAt)))
  const connectorRows = await tx
    .select({ id: connectors.id, name: connectors.name, outletId: connectors.outletId })
    .from(connectors)
    .where(eq(connectors.propertyId, propertyId))
  const gestureRows = await tx
    .select()
    .from(gestures)
    .where(and(eq(gestures.propertyId, propertyId), isNull(gestures.archivedAt)))

  return {
    propertyId,
    clock: { zone: property.zone, rollsAtHour: property.rollsAtHour },
    currency: property.currency,
    outlets: outletRows,
    spots: spotRows,
    connectors: new Map(connectorRows.map(({ id, ...connector }) => [id, connector])),
    gestures: new Map(gestureRows.map((gesture) => [gesture.id, gesture])),
    playbooks: await listLivePlaybooks(tx, propertyId),
    names: new Map([...outletRows, ...connectorRows].map(({ id, name }) => [id, name])),
  }
}
