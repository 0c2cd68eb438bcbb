/** What a channel can write on a reservation at the vendor, for whoever reads it there. */
import type { ChannelName } from '@/db/vocabulary'
import type { Call } from '@/lib/outgoing/call'

import { cloudbedsNotes } from './cloudbeds-notes'
import { mewsNotes } from './mews-notes'
import type { Access, Posted, Refused, TryAgain } from './poster'

export type Note = { reservationId: string; words: string }
export type Looked = { kind: 'stands'; externalId: string } | { kind: 'missing' } | Refused | TryAgain

export type Noter = {
  /** What the vendor calls the permission that writing takes beside reading; null where it takes no other. */
  leave: string | null
  /** Nothing there keeps a second one out: whoever is `unsure` looks, and never writes again. */
  write(note: Note, access: Access, call: Call, now: Date): Promise<Posted>
  /** Do exactly these words stand there? */
  look(note: Note, access: Access, call: Call, now: Date): Promise<Looked>
}

export const noters: Partial<Record<ChannelName, Noter>> = { mews: mewsNotes, cloudbeds: cloudbedsNotes }

/**
 * Where nothing is written, because a colleague's words could be lost by it. In Apaleo a reservation has one `comment`
 * for everybody, and what `PATCH /booking/v1/reservations/{id}` lets anybody do to it is "add, replace and remove":
 * each puts ours in the place of whatever was written since it was read. A JSON Patch `test` is not on that list, and
 * no ETag is documented to hold it against; nothing else on a reservation takes free text and can only grow.
 *
 * Facts: @apaleo/angular-api-proxy-booking 19.0.29 (Apaleo's own, made of its specification), reservation.service.d.ts.
 */
export const WORDS_OF_ALL = ['apaleo'] as const satisfies readonly ChannelName[]
