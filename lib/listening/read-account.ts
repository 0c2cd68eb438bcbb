/**
 * One reading of an account at a vendor that calls nobody: page by page, what was said and how far we read are kept in
 * one transaction, so that whoever goes on after a crash neither leaves anything out nor keeps it twice.
 */
import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import type { Connector } from '@/db/schema/signals'
import { fetchedType } from '@/lib/channels/fetched'
import { type Access, bearing, type Refused, settleQuestion, type TryAgain } from '@/lib/channels/poster'
import { type Page, type Reader, readers } from '@/lib/channels/readers'
import { channels } from '@/lib/channels/registry'
import { parseJson } from '@/lib/channels/safe-json'
import { accountOf } from '@/lib/connectors/account'
import { freshAccess } from '@/lib/connectors/fresh-access'
import { type ConnectorKey, findConnector } from '@/lib/connectors/store'
import { findPlace, noteRefusal, noteServes, noteWait, putPlace } from '@/lib/connectors/vendor-store'
import type { Call } from '@/lib/outgoing/call'
import { type Enqueue, keepDeliveries } from '@/lib/signals/keep-delivery'

/** `isMore`: it stopped before the end, so that others have their turn. */
export type Read = { kind: 'read'; kept: number; isMore: boolean } | Refused | TryAgain

type Reading = { call: Call; enqueue: Enqueue; now: Date; signal: AbortSignal }

const MOST_PAGES = 20
const AGAIN: TryAgain = { kind: 'try_again', afterMs: null }

/** A connector that was put away, or of a channel that is not read, has nothing to read. */
export async function readAccount(db: Database, key: ConnectorKey, reading: Reading): Promise<Read> {
  const connector = await findConnector(db, key)
  const reader = connector && readers[connector.channel]
  let kept = 0
  if (!connector || connector.archivedAt || !reader) return { kind: 'read', kept, isMore: false }
  for (let pages = 0; pages < MOST_PAGES && !reading.signal.aborted; pages += 1) {
    const place = await findPlace(db, key)
    const page = await askPage(db, { connector, reader, place }, reading)
    if ('kind' in page) return page
    kept += await keepPage(db, { connector, reader, page }, reading)
    if (!page.isMore) return { kind: 'read', kept, isMore: false }
  }
  return { kind: 'read', kept, isMore: true }
}

type Asked = { connector: Connector; reader: Reader; place: unknown }

async function askPage(
  db: Database,
  asked: Asked,
  { call, now }: Reading,
): Promise<Page | Refused | TryAgain> {
  const { connector, reader, place } = asked
  const key = { propertyId: connector.propertyId, connectorId: connector.id }
  const url = reader.ask(accountOf(connector), place)
  if (url === null) return { kind: 'refused', refusal: 'wrong_account' }
  const { settle = settleQuestion } = reader
  const ask = async (access: Access) =>
    settle(await call({ method: 'GET', url, headers: bearing(access) }), now)

  const fresh = await freshAccess(db, key, { call, now })
  if (fresh.kind !== 'fresh') return fresh
  let settled = await ask(fresh.access)
  if (settled.kind === 'refused' && settled.refusal === 'access_ended') {
    const insteadOf = fresh.access.credentials.accessToken
    const newer = await freshAccess(db, key, { call, now, insteadOf })
    if (newer.kind !== 'fresh') return newer
    settled = await ask(newer.access)
  }
  if (settled.kind === 'refused') await noteRefusal(db, key, settled.refusal, now)
  if (settled.kind === 'try_again') await noteWait(db, key, settled.afterMs, now)
  if (settled.kind !== 'done') return settled
  await noteServes(db, key)
  const json = parseJson(settled.answer.body ?? '')
  return (json.ok ? reader.after(place, json.value) : null) ?? AGAIN
}

async function keepPage(
  db: Database,
  { connector, reader, page }: { connector: Connector; reader: Reader; page: Page },
  { enqueue, now }: Reading,
): Promise<number> {
  const { propertyId, id: connectorId } = connector
  const contentType = fetchedType(reader)
  const batch = page.toKeep.map((one) => {
    const body = Buffer.from(JSON.stringify(one))
    const raw = { url: '', headers: new Headers(), body }
    const key = channels[connector.channel].deliveryKey(raw) ?? newId()
    return { propertyId, connectorId, key, contentType, body, receivedAt: now }
  })
  return db.transaction(async (tx) => {
    const kept = batch.length > 0 ? await keepDeliveries(tx, enqueue, batch) : []
    await putPlace(tx, { propertyId, connectorId }, page.place, now)
    return kept.filter(({ isDuplicate }) => !isDuplicate).length
  })
}
