/** Somebody's own face: kept as a square without metadata, and gone at once when they take it away. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import type { Outcome } from '@/lib/outcome'
import { type PictureRefusal, redrawFace } from '@/lib/pictures/redraw'
import type { Storage } from '@/lib/storage/storage'

import type { Member } from './member'
import { firstVoice } from './voice'
import { keepFirstVoice, lockFace, setFaceKey } from './voice-store'

type House = { db: Database; storage: Storage }

/** The picture lies in the storage before its row names it; the one before is removed after its row lets go. */
export async function keepFace(
  { db, storage }: House,
  who: Member,
  bytes: Uint8Array,
  now: Date,
): Promise<Outcome<object, PictureRefusal>> {
  const drawn = await redrawFace(bytes)
  if (!drawn.ok) return drawn
  const faceKey = `faces/${who.propertyId}/${newId()}.webp`
  await storage.put(faceKey, drawn.webp)
  const before = await db.transaction(async (tx) => {
    await keepFirstVoice(tx, { ...who, ...firstVoice(who.name), updatedAt: now })
    return changeFace(tx, who, faceKey, now)
  })
  if (before) await storage.remove(before)
  return { ok: true }
}

/** Safe to repeat. */
export async function removeFace({ db, storage }: House, who: Member, now: Date): Promise<void> {
  const before = await db.transaction((tx) => changeFace(tx, who, null, now))
  if (before) await storage.remove(before)
}

/** Answers the key that was there before. */
async function changeFace(tx: Database, who: Member, faceKey: string | null, now: Date) {
  const before = await lockFace(tx, who)
  await setFaceKey(tx, who, faceKey, now)
  await sayChanged(tx, who.propertyId)
  return before?.faceKey ?? null
}
