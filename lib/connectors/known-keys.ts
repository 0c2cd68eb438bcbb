/** The public keys of vendors that sign with their own: fetched when first needed, remembered, and fetched anew. */
import { z } from 'zod'

import { jsonIn } from '@/lib/outgoing/answer-json'
import type { Answered, Call } from '@/lib/outgoing/call'

/** `isStale`: something was signed with none of them. Null when there are none to be had. */
export type FindKeys = (url: string, now: Date, isStale?: boolean) => Promise<readonly JsonWebKey[] | null>

const MINUTE_MS = 60_000
const LEAST_MS = 5 * MINUTE_MS
const MOST_MS = 24 * 60 * MINUTE_MS
/** Anybody can send what nobody signed: a vendor is asked no more often for it. */
const NOT_AGAIN_WITHIN_MS = MINUTE_MS

const Keys = z.object({
  keys: z
    .array(z.looseObject({ kty: z.string() }))
    .min(1)
    .max(100),
})

type Known = { keys: readonly JsonWebKey[] | null; until: number; askedAt: number }

/** Callers that wait together share one question. When the vendor is away, the keys that were good still are. */
export function rememberKeys(call: Call): FindKeys {
  const known = new Map<string, Known>()
  const asking = new Map<string, Promise<void>>()

  return async (url, now, isStale = false) => {
    const at = now.getTime()
    const remembered = known.get(url)
    const isWanted = !remembered || remembered.until <= at || isStale
    const mayAsk = !remembered || at - remembered.askedAt >= NOT_AGAIN_WITHIN_MS
    if (isWanted && mayAsk) {
      const question = asking.get(url) ?? ask(url, at).finally(() => asking.delete(url))
      asking.set(url, question)
      await question
    }
    return known.get(url)?.keys ?? null
  }

  async function ask(url: string, at: number) {
    const before = known.get(url)
    const called = await call({ method: 'GET', url })
    const fetched = called.kind === 'answered' && called.status === 200 ? jsonIn(called, Keys) : null
    if (called.kind === 'answered' && fetched)
      known.set(url, { keys: fetched.keys, until: at + lastsMs(called), askedAt: at })
    else known.set(url, { keys: before?.keys ?? null, until: before?.until ?? at, askedAt: at })
  }
}

/** As long as the vendor says, within reason. */
function lastsMs({ headers }: Answered): number {
  const seconds = /max-age=(\d{1,9})/.exec(headers.get('cache-control') ?? '')?.[1]
  return Math.min(Math.max(Number(seconds ?? 0) * 1000, LEAST_MS), MOST_MS)
}
