/** SQL of what a connector holds of its vendor: sealed secrets and access, and where a reading stands. */
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'

import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type VendorAccess, vendorAccess, vendorPlaces, vendorSecrets } from '@/db/schema/connections'
import { type Connector, connectors } from '@/db/schema/signals'
import type { Refusal } from '@/lib/channels/poster'

import type { ConnectorKey } from './store'

const secretsOf = ({ propertyId, connectorId }: ConnectorKey) =>
  and(eq(vendorSecrets.propertyId, propertyId), eq(vendorSecrets.connectorId, connectorId))
const accessOf = ({ propertyId, connectorId }: ConnectorKey) =>
  and(eq(vendorAccess.propertyId, propertyId), eq(vendorAccess.connectorId, connectorId))

export async function insertVendorSecret(db: Database, row: typeof vendorSecrets.$inferInsert) {
  await db.insert(vendorSecrets).values(row)
}

/** The current one, and any that was still good, end at `at`; one that ends sooner keeps its end. */
export async function endVendorSecrets(db: Database, key: ConnectorKey, at: Date) {
  await db
    .update(vendorSecrets)
    .set({ expiresAt: at })
    .where(and(secretsOf(key), or(isNull(vendorSecrets.expiresAt), gt(vendorSecrets.expiresAt, at))))
}

export type SealedVendorSecret = { sealed: Buffer; expiresAt: Date | null }

/** Those that are over too: whoever asks says which time counts. */
export function listVendorSecrets(db: Database, key: ConnectorKey): Promise<SealedVendorSecret[]> {
  return db
    .select({ sealed: vendorSecrets.sealed, expiresAt: vendorSecrets.expiresAt })
    .from(vendorSecrets)
    .where(secretsOf(key))
}

/** When the one in use was entered; null when there is none. */
export async function findVendorSecretTime(db: Database, key: ConnectorKey): Promise<Date | null> {
  const [current] = await db
    .select({ at: vendorSecrets.createdAt })
    .from(vendorSecrets)
    .where(and(secretsOf(key), isNull(vendorSecrets.expiresAt)))
  return current?.at ?? null
}

/** In the place of what was there; that it was refused once is over with it. */
export async function putAccess(
  db: Database,
  row: Pick<VendorAccess, 'propertyId' | 'connectorId' | 'sealed' | 'expiresAt' | 'changedAt' | 'changedBy'>,
) {
  const fresh = { ...row, refusal: null, refusedAt: null, waitsUntil: null }
  await db
    .insert(vendorAccess)
    .values(fresh)
    .onConflictDoUpdate({ target: [vendorAccess.propertyId, vendorAccess.connectorId], set: fresh })
}

export async function findAccess(db: Database, key: ConnectorKey): Promise<VendorAccess | null> {
  const [access] = await db.select().from(vendorAccess).where(accessOf(key))
  return access ?? null
}

/** The row is held until the transaction ends: a refresh token is used by one at a time. */
export async function lockAccess(tx: Database, key: ConnectorKey): Promise<VendorAccess | null> {
  const [access] = await tx.select().from(vendorAccess).where(accessOf(key)).for('update')
  return access ?? null
}

/** Was there any? */
export async function deleteAccess(db: Database, key: ConnectorKey): Promise<boolean> {
  const gone = await db.delete(vendorAccess).where(accessOf(key)).returning({ at: vendorAccess.changedAt })
  return gone.length > 0
}

/** Since when is what people ask: one that stands already keeps its time. */
export async function noteRefusal(db: Database, key: ConnectorKey, refusal: string, at: Date) {
  const news = await db
    .update(vendorAccess)
    .set({ refusal, refusedAt: at })
    .where(and(accessOf(key), sql`${vendorAccess.refusal} is distinct from ${refusal}`))
    .returning({ at: vendorAccess.refusedAt })
  if (news.length > 0) await sayChanged(db, key.propertyId)
}

/** The vendor said to come back in `afterMs`; null when it did not say when, and then nothing is known. */
export async function noteWait(db: Database, key: ConnectorKey, afterMs: number | null, now: Date) {
  if (afterMs === null) return
  const waitsUntil = new Date(now.getTime() + afterMs)
  const news = await db
    .update(vendorAccess)
    .set({ waitsUntil })
    .where(and(accessOf(key), or(isNull(vendorAccess.waitsUntil), lt(vendorAccess.waitsUntil, waitsUntil))))
    .returning({ at: vendorAccess.changedAt })
  if (news.length > 0) await sayChanged(db, key.propertyId)
}

/** The vendor takes no post before `until`. The limit is the account's: another token changes nothing. */
export async function notePostsWait(db: Database, key: ConnectorKey, until: Date) {
  const news = await db
    .update(vendorAccess)
    .set({ postsWaitUntil: until })
    .where(
      and(accessOf(key), or(isNull(vendorAccess.postsWaitUntil), lt(vendorAccess.postsWaitUntil, until))),
    )
    .returning({ at: vendorAccess.changedAt })
  if (news.length > 0) await sayChanged(db, key.propertyId)
}

/** It took one. */
export async function notePostsServe(db: Database, key: ConnectorKey) {
  const news = await db
    .update(vendorAccess)
    .set({ postsWaitUntil: null })
    .where(and(accessOf(key), isNotNull(vendorAccess.postsWaitUntil)))
    .returning({ at: vendorAccess.changedAt })
  if (news.length > 0) await sayChanged(db, key.propertyId)
}

/** It serves again. */
export async function noteServes(db: Database, key: ConnectorKey) {
  const news = await db
    .update(vendorAccess)
    .set({ refusal: null, refusedAt: null, waitsUntil: null })
    .where(and(accessOf(key), or(isNotNull(vendorAccess.refusal), isNotNull(vendorAccess.waitsUntil))))
    .returning({ at: vendorAccess.changedAt })
  if (news.length > 0) await sayChanged(db, key.propertyId)
}

/** What concerns the whole account there, not one thing that was asked for. */
const OF_THE_ACCOUNT: Refusal[] = ['access_ended', 'not_allowed', 'wrong_account']

export type RefusedConnector = { connectorId: string; name: string; since: Date }

/** The connectors of a house whose account their vendor refuses, by name. */
export async function listRefused(db: Database, propertyId: string): Promise<RefusedConnector[]> {
  const rows = await db
    .select({ connectorId: connectors.id, name: connectors.name, since: vendorAccess.refusedAt })
    .from(vendorAccess)
    .innerJoin(
      connectors,
      and(
        eq(connectors.propertyId, vendorAccess.propertyId),
        eq(connectors.id, vendorAccess.connectorId),
        isNull(connectors.archivedAt),
      ),
    )
    .where(and(eq(vendorAccess.propertyId, propertyId), inArray(vendorAccess.refusal, OF_THE_ACCOUNT)))
    .orderBy(asc(connectors.name), asc(connectors.id))
  return rows.flatMap(({ since, ...row }) => (since ? [{ ...row, since }] : []))
}

/** The connectors of a house in use whose token ends before then, whether or not it is renewed by itself; by name. */
export function listEnding(db: Database, propertyId: string, before: Date) {
  return db
    .select({ connector: connectors, access: vendorAccess })
    .from(vendorAccess)
    .innerJoin(
      connectors,
      and(
        eq(connectors.propertyId, vendorAccess.propertyId),
        eq(connectors.id, vendorAccess.connectorId),
        isNull(connectors.archivedAt),
      ),
    )
    .where(and(eq(vendorAccess.propertyId, propertyId), lte(vendorAccess.expiresAt, before)))
    .orderBy(asc(connectors.name), asc(connectors.id))
}

/** Null when it is gone or was put away meanwhile. */
export async function changeAccount(
  db: Database,
  { propertyId, connectorId }: ConnectorKey,
  values: Pick<Connector, 'accountId' | 'baseUrl'>,
): Promise<Connector | null> {
  const [changed] = await db
    .update(connectors)
    .set(values)
    .where(
      and(
        eq(connectors.propertyId, propertyId),
        eq(connectors.id, connectorId),
        isNull(connectors.archivedAt),
      ),
    )
    .returning()
  return changed ?? null
}

/** As it was kept; null when this account was never read. */
export async function findPlace(db: Database, { propertyId, connectorId }: ConnectorKey): Promise<unknown> {
  const [found] = await db
    .select({ place: vendorPlaces.place })
    .from(vendorPlaces)
    .where(and(eq(vendorPlaces.propertyId, propertyId), eq(vendorPlaces.connectorId, connectorId)))
  return found?.place ?? null
}

export async function putPlace(
  db: Database,
  { propertyId, connectorId }: ConnectorKey,
  place: object,
  at: Date,
) {
  await db
    .insert(vendorPlaces)
    .values({ propertyId, connectorId, place, movedAt: at })
    .onConflictDoUpdate({
      target: [vendorPlaces.propertyId, vendorPlaces.connectorId],
      set: { place, movedAt: at },
    })
}

/** Those that were not put away, of every house. */
export const listInUse = (db: Database): Promise<Connector[]> =>
  db.select().from(connectors).where(isNull(connectors.archivedAt))

export async function keepLength(
  db: Database,
  { propertyId, connectorId }: ConnectorKey,
  mostCharacters: number,
) {
  await db
    .update(connectors)
    .set({ mostCharacters })
    .where(and(eq(connectors.propertyId, propertyId), eq(connectors.id, connectorId)))
}
