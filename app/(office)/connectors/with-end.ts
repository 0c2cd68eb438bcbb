/** The day on which a token ends, as it was entered, becomes an instant: that day's first, so that it is never used too long. */
import type { Viewer } from '@/lib/auth/session'
import { instantOfLocal } from '@/lib/time/local-time'

export function withEnd<Input extends { accessEndsOn: string | null }>(
  { accessEndsOn, ...input }: Input,
  { zone }: Pick<Viewer['property'], 'zone'>,
) {
  return { ...input, expiresAt: accessEndsOn === null ? null : instantOfLocal(`${accessEndsOn}T00:00`, zone) }
}
