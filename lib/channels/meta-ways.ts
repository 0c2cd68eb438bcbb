/** What updates of Meta have in common: who is us, when things were said, and how long each may be answered. */
import type { WayBack } from '@/lib/signals/incoming'

import { readWhen } from './when'

export type Sent = {
  /** Ids of our own page or account. */
  us: readonly string[]
  /** When Meta sent it, which is not when it happened. */
  sentAt: Date
  receivedAt: Date
}

/** Seconds, milliseconds, "2026-07-10T08:40:00+0000"; null for anything else. */
export function momentOf(said: string | number | null | undefined): Date | null {
  if (said === null || said === undefined) return null
  const when = readWhen(String(said), 'UTC')
  return when instanceof Date ? when : null
}

const AN_HOUR = 60 * 60_000
/** "Standard messaging window", developers.facebook.com/docs/messenger-platform/policy/policy-overview. */
const MESSAGES_MS = 24 * AN_HOUR
/** "Only one message", "within 7 days", developers.facebook.com/docs/messenger-platform/discovery/private-replies. */
const ALONE_MS = 7 * 24 * AN_HOUR

export const publicly = (target: WayBack['target']): WayBack => ({
  audience: 'public',
  target,
  until: null,
  refused: null,
})

/** Under the comment, where everyone sees it, or once to who wrote it. */
export const underComment = (target: WayBack['target'], commentId: string, saidAt: Date): WayBack => ({
  ...publicly(target),
  alone: { target: { private_reply_to: commentId }, until: new Date(saidAt.getTime() + ALONE_MS) },
})

export const byMessage = (recipientId: string, saidAt: Date, now: Date): WayBack =>
  privately({ recipient_id: recipientId }, new Date(saidAt.getTime() + MESSAGES_MS), now)

const privately = (target: WayBack['target'], until: Date, now: Date): WayBack => ({
  audience: 'private',
  target,
  until,
  refused: until <= now ? 'window_closed' : null,
})
