/** Errors of the Graph API (developers.facebook.com/docs/graph-api/guides/error-handling): the number tells, not the status. */
import { z } from 'zod'

import { jsonIn } from '@/lib/outgoing/answer-json'
import type { Called } from '@/lib/outgoing/call'
import { retryAfterMs } from '@/lib/outgoing/retry-after'

import { type Refusal, refused, type Settled, settleChange } from './poster'

const Failed = z.object({ error: z.object({ code: z.int(), error_subcode: z.int().nullish() }) })

const TOO_MANY = [4, 17, 32, 341, 613]
const UNKNOWN_OR_AWAY = [1, 2]
const OUTSIDE_WINDOW = [2018278, 2534022]
const NO_SUCH_OBJECT = 33

const REFUSALS: Record<number, Refusal> = {
  10: 'not_allowed',
  102: 'access_ended',
  190: 'access_ended',
  368: 'not_allowed',
  506: 'said_already',
  551: 'no_way',
  803: 'gone',
  10900: 'said_already',
}

export function settleGraphChange(called: Called, now: Date): Settled {
  const failed = called.kind === 'answered' && called.status >= 400 ? jsonIn(called, Failed) : null
  if (!failed || called.kind !== 'answered') return settleChange(called, now)
  const { code, error_subcode: subcode } = failed.error
  if (TOO_MANY.includes(code)) return { kind: 'try_again', afterMs: retryAfterMs(called, now) }
  if (UNKNOWN_OR_AWAY.includes(code)) return { kind: 'unsure' }
  if (subcode && OUTSIDE_WINDOW.includes(subcode)) return refused('window_closed')
  if (code === 100 && subcode === NO_SUCH_OBJECT) return refused('gone')
  if (code >= 200 && code < 300) return refused('not_allowed')
  const refusal = REFUSALS[code]
  return refusal ? refused(refusal) : settleChange(called, now)
}

/** May be asked again without any harm. */
export function settleGraphQuestion(called: Called, now: Date): Exclude<Settled, { kind: 'unsure' }> {
  const settled = settleGraphChange(called, now)
  return settled.kind === 'unsure' ? { kind: 'try_again', afterMs: null } : settled
}
