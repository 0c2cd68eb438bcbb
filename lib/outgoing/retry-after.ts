/** How long a vendor asks us to wait (RFC 9110, 10.2.3): seconds, or a date. */
import type { Answered } from './call'

const LONGEST_MS = 24 * 60 * 60_000

/** Null when it does not say, or says nothing that can be read. */
export function retryAfterMs({ headers }: Pick<Answered, 'headers'>, now: Date): number | null {
  const said = headers.get('retry-after')?.trim() ?? ''
  const ms = /^\d{1,9}$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now.getTime()
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LONGEST_MS)
}
