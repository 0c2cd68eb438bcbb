/** Guests and their accounts in the database: recognising one, and who somebody is. */
import { and, eq, isNull, or, sql } from 'drizzle-orm'

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

/**
 * The account with its guest, made on first hearing. What the source now says about the account (name, face,
 * followers) is kept; what it leaves out stays as it was. Safe against two transactions hearing it at once.
 */
export async function hearHandle(tx: Database, heard: Heard): Promise<HeardHandle> {
  const known = await refreshHandle(tx, heard)
  return known ? { ...known, isNew: false } : insertHandle(tx, heard)
}

/** isNew: never heard before, so nothing can be known about its guest yet. */
export type HeardHandle = Handle & { isNew: boolean }

async function refreshHandle(tx: Database, { propertyId, network, account, author }: Heard) {
  const [known] = await tx
    .update(handles)
    .set({
      displayName: sql`coalesce(${author.name}, ${handles.displayName})`,
      avatarUrl: sql`coalesce(${author.avatarUrl}, ${handles.avatarUrl})`,
      followers: sql`coalesce(${author.followers}::int, ${handles.followers})`,
      externalId: sql`coalesce(${author.id}, ${handles.externalId})`,
    })
    .where(
      and(
        eq(handles.propertyId, propertyId),
        eq(handles.network, network),
        eq(handles.folded, account.folded),
      ),
    )
    .returning()
  return known
}

async function insertHandle(tx: Database, heard: Heard): Promise<HeardHandle> {
  const { propertyId, network, account, author, at } = heard
  const guestId = newId()
  await tx.insert(guests).values({ propertyId, id: guestId, createdAt: at })
  const [made] = await tx
    .insert(handles)
    .values({
      propertyId,
      guestId,
      network,
      handle: account.handle,
      folded: account.folded,
      externalId: author.id,
      displayName: author.name,
      avatarUrl: author.avatarUrl,
      followers: author.followers,
      firstHeardAt: at,
    })
    .onConflictDoNothing()
    .returning()
  if (made) return { ...made, isNew: true }

  // Somebody else heard it in the same instant; their guest is the guest.
  await tx.delete(guests).where(and(eq(guests.propertyId, propertyId), eq(guests.id, guestId)))
  const known = await refreshHandle(tx, heard)
  if (!known) throw new Error('a handle was there and is gone')
  return { ...known, isNew: false }
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
