/** A pasted sheet: looked at first, then taken row by row, each as a delivery of its own. */
import { createHash } from 'node:crypto'

import type { Database } from '@/db/client'
import { accountOf } from '@/lib/connectors/account'
import { findConnector } from '@/lib/connectors/store'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'
import { type Enqueue, keepDeliveries, type ToKeep } from '@/lib/signals/keep-delivery'
import { businessDateOf, type HouseClock } from '@/lib/time/business-date'

import type { PastedSheet } from './input'
import { listStanding } from './pasted-store'
import { type ReadRow, readSheet, type Sheet, type SheetRefusal } from './read-sheet'

/** `fresh`: what the house does not know yet. `seen` names the sheet, so that what is taken is what was shown. */
export type Looked = { sheet: Sheet; fresh: ReadRow[]; seen: string }
type Refusal = 'not_allowed' | 'not_found' | SheetRefusal
type Clocked = { clock: HouseClock; now: Date }

/** Deliveries of one job: more would keep one worker too long. */
const TOGETHER = 100

/** Nothing is kept. A refusal about the sheet says `by` what it saw. */
export async function lookAtSheet(
  db: Database,
  who: Member,
  { connectorId, kind, order, text }: PastedSheet,
  { clock, now }: Clocked,
): Promise<Outcome<Looked, Refusal>> {
  if (!isAtLeast(who, 'manager')) return refuse('not_allowed')
  const connectorKey = { propertyId: who.propertyId, connectorId }
  const connector = await findConnector(db, connectorKey)
  if (!connector || connector.archivedAt || connector.channel !== 'bearer') return refuse('not_found')
  const { network } = connector
  const kept = { network, account: accountOf(connector), zone: clock.zone, receivedAt: now }
  const read = readSheet(text, { kind, order, kept, today: businessDateOf(now, clock) })
  if (!read.ok) return refuse(read.refusal, read.saw)
  const { sheet } = read
  const standing = await listStanding(db, connectorKey, sheet.understood)
  const fresh = sheet.understood.filter(({ key }) => !standing.has(key))
  return { ok: true, sheet, fresh, seen: nameOf(sheet) }
}

const nameOf = ({ understood }: Sheet) =>
  createHash('sha256')
    .update(understood.map(({ key }) => key).join())
    .digest('hex')

/** All rows that are new, or none; `changed` when the sheet is not the one that was looked at. Safe to repeat. */
export function takeSheet(
  db: Database,
  who: Member,
  { seen, ...pasted }: PastedSheet & { seen: string },
  { clock, now }: Clocked,
  enqueue: Enqueue,
): Promise<Outcome<Looked & { taken: number }, Refusal | 'changed'>> {
  return db.transaction(async (tx) => {
    const looked = await lookAtSheet(tx, who, pasted, { clock, now })
    if (!looked.ok) return looked
    if (looked.seen !== seen) return refuse('changed')
    const rows = looked.fresh.map(({ key, body }): ToKeep => {
      const { propertyId } = who
      const { connectorId } = pasted
      return { propertyId, connectorId, key, body, contentType: 'application/json', receivedAt: now }
    })
    for (let at = 0; at < rows.length; at += TOGETHER) {
      const some = rows.slice(at, at + TOGETHER)
      const kept = await keepDeliveries(tx, enqueue, some)
      // Said before, and something else since: that it is so again is news.
      const again = some.filter((_, nth) => kept[nth]?.isDuplicate)
      const anew = again.map((row) => ({ ...row, key: `${row.key}:${now.getTime()}` }))
      if (anew.length > 0) await keepDeliveries(tx, enqueue, anew)
    }
    return { ...looked, taken: rows.length }
  })
}
