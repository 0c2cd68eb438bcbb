/**
 * Notes on a reservation in Mews. Nothing of theirs keeps a second one out, so that a lost answer is looked up.
 *
 * Facts: MewsSystems/gitbook-connector-api, operations/serviceordernotes.md (`add`, `getAll`): a reservation is a service
 * order; a note has an `Id` and a `Text`.
 */
import { z } from 'zod'

import { jsonIn } from '@/lib/outgoing/answer-json'

import { askMews, callMews } from './mews-api'
import type { Noter } from './noter'
import { isPlainId, refused, settleChange } from './poster'
import { Id } from './vendor-json'

const Notes = z.object({
  ServiceOrderNotes: z.array(z.object({ Id, Text: z.string().nullish() })).nullish(),
})
/** Their most for one page; nobody writes as many on one reservation. */
const ALL = { Limitation: { Count: 1000 } }

export const mewsNotes: Noter = {
  leave: null,

  async write({ reservationId, words }, access, call, now) {
    if (!isPlainId(reservationId)) return refused('no_way')
    const body = { ServiceOrderNotes: [{ ServiceOrderId: reservationId, Text: words }] }
    const settled = settleChange(await callMews('serviceOrderNotes/add', body, access, call), now)
    if (settled.kind !== 'done') return settled
    return { kind: 'accepted', externalId: jsonIn(settled.answer, Notes)?.ServiceOrderNotes?.[0]?.Id ?? null }
  },

  async look({ reservationId, words }, access, call, now) {
    const body = { ServiceOrderIds: [reservationId], ...ALL }
    const asked = await askMews('serviceOrderNotes/getAll', body, Notes, access, call, now)
    if (asked.kind !== 'done') return asked
    const found = asked.said.ServiceOrderNotes?.find(({ Text }) => Text === words)
    return found ? { kind: 'stands', externalId: found.Id } : { kind: 'missing' }
  },
}
