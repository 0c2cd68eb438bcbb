/** What asking a vendor has in common, where a thing has an address of its own. */
import type { Answered, Call } from '@/lib/outgoing/call'

import type { ToFetch } from './channel'
import {
  type Access,
  bearing,
  type Fetched,
  foundAs,
  type Poster,
  type Refused,
  settleQuestion,
  type TryAgain,
} from './poster'

/** A vendor that can be asked, whether or not it can be answered. */
export type Asker = Omit<Poster, 'post'>

type Asked = { kind: 'done'; answer: Answered } | Refused | TryAgain

export async function get(url: string, access: Access, call: Call, now: Date): Promise<Asked> {
  return settleQuestion(await call({ method: 'GET', url, headers: bearing(access) }), now)
}

/** What is not there is gone, and half an answer is asked for again. */
export function foundIn(wanted: ToFetch, asked: Asked): Fetched {
  if (asked.kind === 'refused' && asked.refusal === 'gone') return { kind: 'gone' }
  if (asked.kind !== 'done') return asked
  const { body } = asked.answer
  return body === null ? { kind: 'try_again', afterMs: null } : foundAs(wanted, body)
}
