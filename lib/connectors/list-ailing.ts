import type { Database } from '@/db/client'

import { listSilent } from './silence-store'
import { endOf, WARN_MS } from './standing'
import { listEnding, listRefused } from './vendor-store'

export type Ailing = {
  connectorId: string
  name: string
  how: 'refused' | 'over' | 'silent' | 'ends'
  /** Since when, or until when. */
  at: Date
}

/** What somebody has to look after, each connector once, the most serious first. Four small indexes, whatever was heard. */
export async function listAiling(db: Database, propertyId: string, now: Date): Promise<Ailing[]> {
  const refused = await listRefused(db, propertyId)
  const ending = await listEnding(db, propertyId, new Date(now.getTime() + WARN_MS))
  const silent = await listSilent(db, propertyId)
  const ends = ending.flatMap(({ connector, access }): Ailing[] => {
    const end = endOf({ connector, access }, now)
    const { id: connectorId, name } = connector
    return end ? [{ connectorId, name, how: end.kind, at: end.kind === 'over' ? end.since : end.at }] : []
  })
  const all: Ailing[] = [
    ...refused.map(({ since: at, ...one }) => ({ ...one, at, how: 'refused' as const })),
    ...ends.filter(({ how }) => how === 'over'),
    ...silent.map(({ since: at, ...one }) => ({ ...one, at, how: 'silent' as const })),
    ...ends.filter(({ how }) => how === 'ends'),
  ]
  return all.filter(
    ({ connectorId }, position) => all.findIndex((one) => one.connectorId === connectorId) === position,
  )
}
