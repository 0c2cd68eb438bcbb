/**
 * Notes on a reservation in Cloudbeds: each has a place of its own, so that nobody's words are touched. Nothing of
 * theirs keeps a second one out, so that a lost answer is looked up.
 *
 * Facts: cloudbeds/openapi-specs, pms-v1.3: postReservationNote (a form; `write:reservation`) and getReservationNotes
 * (`read:reservation`, all of a reservation at once); developers.cloudbeds.com/reference/post_postreservationnote-2.
 */
import { z } from 'zod'

import { jsonIn } from '@/lib/outgoing/answer-json'

import { get } from './asker'
import type { Account } from './channel'
import { cloudbedsAt, refusalIn } from './cloudbeds-api'
import { FORM } from './form'
import type { Noter } from './noter'
import { bearing, isPlainId, refused, settleChange } from './poster'
import { Id, MaybeId } from './vendor-json'

const Added = z.object({ success: z.literal(true), reservationNoteID: MaybeId })
const Notes = z.object({
  success: z.literal(true),
  data: z.array(z.object({ reservationNoteID: Id, reservationNote: z.string().nullish() })),
})

const naming = ({ id }: Account, reservationID: string) => ({
  reservationID,
  ...(id !== null && { propertyID: id }),
})

export const cloudbedsNotes: Noter = {
  leave: 'write:reservation',

  async write({ reservationId, words }, access, call, now) {
    if (!isPlainId(reservationId)) return refused('no_way')
    const { account } = access
    const form = new URLSearchParams({ ...naming(account, reservationId), reservationNote: words })
    const called = await call({
      method: 'POST',
      url: cloudbedsAt(account, 'postReservationNote'),
      headers: { ...bearing(access), 'content-type': FORM },
      body: form.toString(),
    })
    const settled = settleChange(called, now)
    if (settled.kind !== 'done') return settled
    const added = jsonIn(settled.answer, Added)
    if (added) return { kind: 'accepted', externalId: added.reservationNoteID ?? null }
    // A success that cannot be read may be either.
    return refusalIn(settled.answer) ?? { kind: 'unsure' }
  },

  async look({ reservationId, words }, access, call, now) {
    const { account } = access
    const query = new URLSearchParams(naming(account, reservationId))
    const asked = await get(`${cloudbedsAt(account, 'getReservationNotes')}?${query}`, access, call, now)
    if (asked.kind !== 'done') return asked
    const notes = jsonIn(asked.answer, Notes)?.data
    if (!notes) return refusalIn(asked.answer) ?? { kind: 'try_again', afterMs: null }
    const found = notes.find(({ reservationNote }) => reservationNote === words)
    return found ? { kind: 'stands', externalId: found.reservationNoteID } : { kind: 'missing' }
  },
}
