/** What a channel can write on a reservation at the vendor, for whoever reads it there. */
import type { ChannelName } from '@/db/vocabulary'
import type { Call } from '@/lib/outgoing/call'

import { mewsNotes } from './mews-notes'
import type { Access, Posted, Refused, TryAgain } from './poster'

export type Note = { reservationId: string; words: string }
export type Looked = { kind: 'stands'; externalId: string } | { kind: 'missing' } | Refused | TryAgain

export type Noter = {
  /** Nothing there keeps a second one out: whoever is `unsure` looks, and never writes again. */
  write(note: Note, access: Access, call: Call, now: Date): Promise<Posted>
  /** Do exactly these words stand there? */
  look(note: Note, access: Access, call: Call, now: Date): Promise<Looked>
}

export const noters: Partial<Record<ChannelName, Noter>> = { mews: mewsNotes }
