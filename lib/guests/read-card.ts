/** A guest's card in one call: what may be shown of it, and nothing of whoever opted out. */
import type { Database } from '@/db/client'

import {
  countVisits,
  findGuest,
  type GuestKey,
  listCautions,
  listEchoesOf,
  listGestures,
  listHandles,
  listPreferences,
  listProposedMatches,
  listVisits,
  listWords,
} from './card-store'

export type GuestCard = NonNullable<Awaited<ReturnType<typeof readCard>>>

const SHOWN = 20
const WORDS = 8

/**
 * Null when this property has no such guest. `joinedIntoId` is where to look instead, when a person said that
 * two guests are one. One read after another: a page must not hold a dozen connections at once.
 */
export async function readCard(db: Database, key: GuestKey, now: Date) {
  const guest = await findGuest(db, key)
  if (!guest) return null
  const cautions = await listCautions(db, key, now)
  const hasOptedOut = cautions.some(({ kind }) => kind === 'opted_out')
  const visits = await listVisits(db, key, SHOWN)
  const gestures = await listGestures(db, key, SHOWN)
  const echoes = hasOptedOut ? [] : await listEchoesOf(db, key)
  return {
    id: guest.id,
    name: guest.name,
    language: guest.language,
    joinedIntoId: guest.joinedIntoId,
    hasOptedOut,
    /** Where they are, or will be next. */
    visit: visits.find((visit) => visit.status === 'in_house' && visit.endsAt > now) ?? null,
    next: visits.findLast((visit) => visit.status === 'expected' && visit.endsAt > now) ?? null,
    visits,
    visitNumber: await countVisits(db, key),
    cautions,
    preferences: await listPreferences(db, key, now),
    handles: hasOptedOut ? [] : await listHandles(db, key),
    gestures: gestures.map((gesture) => ({
      ...gesture,
      echoes: echoes.filter(({ taskId }) => taskId === gesture.id),
    })),
    words: hasOptedOut ? [] : await listWords(db, key, WORDS),
    matches: hasOptedOut ? [] : await listProposedMatches(db, key, SHOWN),
  }
}
