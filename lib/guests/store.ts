/** Guests and their accounts in the database: recognising one, and who somebody is. */
import { and, type Column, eq, isNull, ne, or, type SQL, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { cautions, guests, type Handle, handles } from '@/db/schema/guests'
import type { AuthorFacts } from '@/db/schema/signals'
import type { CautionKind, Network } from '@/db/vocabulary'

import type { KnownAuthor } from './handle'

type Heard = {
  propertyId: string
  network: Network
  account: KnownAuthor
  author: AuthorFacts
  at: Date
}

/** isNew: never heard before, so nothing can be known about its guest yet. */
export type HeardHandle = Handle & {
  isNew: boolean
  /** The guest of an account that was known by this handle alone, before it was heard to be this one's. */
  bereft: string | null
}

/**
 * The account with its guest, made on first hearing: by the source's id, else by the handle. What the source says
 * of it (handle, name, face, followers) is kept unless a newer word said otherwise; what it leaves out stays as it
 * was. Whoever calls it holds the hearing of the house: nobody else hears of an account meanwhile.
 */
export async function hearHandle(tx: Database, heard: Heard): Promise<HeardHandle> {
  const unchanged = await refreshHandle(tx, heard)
  if (unchanged) return { ...unchanged, isNew: false, bereft: null }
  // Rare from here on: an account that is new, or called something else than before.
  const { known, isHeld } = await findHandle(tx, heard)
  return known ? renameHandle(tx, known, heard) : insertHandle(tx, heard, isHeld)
}

const onNetwork = ({ propertyId, network }: Heard) =>
  and(eq(handles.propertyId, propertyId), eq(handles.network, network))

const isNewer = (at: Date) => sql`${handles.namedAt} <= ${at.toISOString()}::timestamptz`

function saidOf({ author, at }: Heard) {
  const newest = <T>(said: SQL<T>, kept: Column) =>
    sql`case when ${isNewer(at)} then coalesce(${said}, ${kept}) else coalesce(${kept}, ${said}) end`
  return {
    displayName: newest(sql`${author.name}::text`, handles.displayName),
    avatarUrl: newest(sql`${author.avatarUrl}::text`, handles.avatarUrl),
    followers: newest(sql`${author.followers}::int`, handles.followers),
  }
}

/** The everyday case, in one statement: known by what the source told, and called what it was called. */
async function refreshHandle(tx: Database, heard: Heard) {
  const { account, at } = heard
  const { folded, externalId } = account
  const sameHandle = folded === null ? undefined : or(eq(handles.folded, folded), sql`not ${isNewer(at)}`)
  const named =
    folded === null ? {} : { namedAt: sql`greatest(${handles.namedAt}, ${at.toISOString()}::timestamptz)` }
  const [known] = await tx
    .update(handles)
    .set({ ...saidOf(heard), ...named })
    .where(
      and(
        onNetwork(heard),
        externalId === null
          ? eq(handles.folded, folded ?? '')
          : and(eq(handles.externalId, externalId), sameHandle),
      ),
    )
    .returning()
  return known
}

type Found = {
  /** By the id; else the account of this handle whose id nobody has told yet. */
  known: Handle | null
  /** Another account goes by this handle. */
  isHeld: boolean
}

async function findHandle(tx: Database, heard: Heard): Promise<Found> {
  const { folded, externalId } = heard.account
  const byId = externalId === null ? undefined : eq(handles.externalId, externalId)
  const byHandle = folded === null ? undefined : eq(handles.folded, folded)
  const found = await tx
    .select()
    .from(handles)
    .where(and(onNetwork(heard), or(byId, byHandle)))
  const ofHandle = folded === null ? undefined : found.find((handle) => handle.folded === folded)
  const isUntold = externalId === null || ofHandle?.externalId === null
  const ofId = externalId === null ? undefined : found.find((handle) => handle.externalId === externalId)
  const known = ofId ?? (isUntold ? ofHandle : undefined) ?? null
  return { known, isHeld: ofHandle !== undefined && ofHandle.id !== known?.id }
}

async function renameHandle(tx: Database, was: Handle, heard: Heard): Promise<HeardHandle> {
  const { account, at } = heard
  const { handle, folded, externalId } = account
  const isLater = folded !== null && was.folded !== folded && was.namedAt <= at
  const freed = isLater ? await freeHandle(tx, heard, was.id) : null
  const renamed = freed && { handle, folded: freed.isFree ? folded : null, namedAt: at }
  const [known] = await tx
    .update(handles)
    .set({ ...saidOf(heard), ...renamed, externalId: sql`coalesce(${externalId}, ${handles.externalId})` })
    .where(and(eq(handles.propertyId, was.propertyId), eq(handles.id, was.id)))
    .returning()
  if (!known) throw new Error('a handle was there and is gone')
  return { ...known, isNew: false, bereft: freed?.bereft ?? null }
}

/** Takes a handle from the account that had it before `at`; one that was given it later keeps it. */
async function freeHandle(
  tx: Database,
  heard: Heard,
  forId: string,
): Promise<{ isFree: boolean; bereft: string | null }> {
  const { account, at } = heard
  const holds = and(onNetwork(heard), eq(handles.folded, account.folded ?? ''), ne(handles.id, forId))
  const [freed] = await tx
    .update(handles)
    .set({ folded: null })
    .where(and(holds, isNewer(at)))
    .returning({ guestId: handles.guestId, externalId: handles.externalId })
  if (freed) return { isFree: true, bereft: freed.externalId === null ? freed.guestId : null }
  const [holder] = await tx.select({ id: handles.id }).from(handles).where(holds)
  return { isFree: holder === undefined, bereft: null }
}

async function insertHandle(tx: Database, heard: Heard, isHeld: boolean): Promise<HeardHandle> {
  const { propertyId, network, account, author, at } = heard
  const guestId = newId()
  const handleId = newId()
  const isFree = !isHeld || (await freeHandle(tx, heard, handleId)).isFree
  const guest = tx
    .$with('guest')
    .as(tx.insert(guests).values({ propertyId, id: guestId, createdAt: at }).returning({ id: guests.id }))
  const [made] = await tx
    .with(guest)
    .insert(handles)
    .values({
      propertyId,
      id: handleId,
      guestId,
      network,
      handle: account.handle,
      folded: isFree ? account.folded : null,
      externalId: account.externalId,
      displayName: author.name,
      avatarUrl: author.avatarUrl,
      followers: author.followers,
      firstHeardAt: at,
      namedAt: at,
    })
    .returning()
  if (!made) throw new Error('a handle was not written')
  return { ...made, isNew: true, bereft: null }
}

/** The kinds of caution in force for a guest, each once. */
export async function listCautionKinds(
  tx: Database,
  { propertyId, guestId, at }: { propertyId: string; guestId: string; at: Date },
): Promise<CautionKind[]> {
  const rows = await tx
    .selectDistinct({ kind: cautions.kind })
    .from(cautions)
    .where(
      and(
        eq(cautions.propertyId, propertyId),
        eq(cautions.guestId, guestId),
        isNull(cautions.liftedAt),
        or(isNull(cautions.expiresAt), sql`${cautions.expiresAt} > ${at.toISOString()}::timestamptz`),
      ),
    )
  return rows.map(({ kind }) => kind)
}
