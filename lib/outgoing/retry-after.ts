/** How long a vendor asks us to wait: by Retry-After (RFC 9110, 10.2.3), or by when its limit begins anew. */
import type { Answered } from './call'

const LONGEST_MS = 24 * 60 * 60_000

/** Null when it does not say, or says nothing that can be read. */
export function retryAfterMs({ headers }: Pick<Answered, 'headers'>, now: Date): number | null {
  const said = headers.get('retry-after')?.trim() ?? ''
  const ms = /^\d{1,9}$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now.getTime()
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LONGEST_MS)
}

/** Bluesky's and X's in seconds since 1970, Mastodon's a date, in this order: X and Mastodon send nothing else. */
const RESETS = ['ratelimit-reset', 'x-rate-limit-reset', 'x-ratelimit-reset']

/** Of "too many". Null when it does not say, or when that time is over. */
export function limitedForMs(answered: Pick<Answered, 'headers'>, now: Date): number | null {
  const after = retryAfterMs(answered, now)
  if (after !== null) return after
  const [said] = RESETS.flatMap((name) => answered.headers.get(name)?.trim() || [])
  if (said === undefined) return null
  const ms = (/^\d{9,11}$/.test(said) ? Number(said) * 1000 : Date.parse(said)) - now.getTime()
  return ms > 0 ? Math.min(ms, LONGEST_MS) : null
}
