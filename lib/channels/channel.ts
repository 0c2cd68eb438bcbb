/** What a channel is: how a caller proves who they are, and how their bytes become signals. */
import type { ChannelName, Network } from '@/db/vocabulary'
import type { IncomingSignal } from '@/lib/signals/incoming'

/** A request as it came. Senders sign different parts of it, so all of it travels together. */
export type RawDelivery = { headers: SaidHeaders; body: Uint8Array }

/** The part of the web's `Headers` that is needed, so that the door need not make one for every delivery. */
export type SaidHeaders = { get(name: string): string | null }

/** Bytes that were kept, and what the connector knows about their sender. */
export type KeptBody = {
  contentType: string
  body: Uint8Array
  network: Network
  /** Where times without a zone are meant. */
  zone: string
  receivedAt: Date
}

/** Why something could not be read: a key of messages/<locale>/intake.json, and what was seen. */
export type Problem = { key: ProblemKey; saw?: string }

export const PROBLEMS = [
  'not_json',
  'too_deep',
  'too_many',
  'nothing_in_it',
  'field_missing',
  'field_wrong',
  'ambiguous_date',
  'unreadable_date',
  'in_the_future',
  'could_not_be_taken',
] as const
export type ProblemKey = (typeof PROBLEMS)[number]

/** What could be read is taken even when something beside it could not. None of either is normal: a ping. */
export type Reading = { signals: IncomingSignal[]; problems: Problem[] }

/** Nothing here reads a clock or a database, so a captured delivery is a complete test. */
export type Channel = {
  name: ChannelName
  /** Did someone who holds one of `secrets` send exactly this, just now? Without secrets: no. */
  verify(delivery: RawDelivery, secrets: readonly string[], now: Date): boolean
  /** The sender's own id of this delivery, the same again when it is sent again. */
  deliveryKey(delivery: RawDelivery): string
  /** Whether a body of this type can be read at all; the empty string is a sender who did not say. */
  takes(mediaType: string): boolean
  /**
   * People set these senders up by hand and read the answer, so what cannot be parsed is refused at the door
   * with a sentence. The others never see an answer: theirs is kept and put into quarantine.
   */
  answersInWords: boolean
  read(kept: KeptBody): Reading
}

export const unreadable = (key: ProblemKey, saw?: string): Reading => ({
  signals: [],
  problems: [problem(key, saw)],
})

const SAW_LENGTH = 120

export const problem = (key: ProblemKey, saw?: string): Problem =>
  saw === undefined ? { key } : { key, saw: saw.slice(0, SAW_LENGTH).toWellFormed() }

/** "application/json" of "Application/JSON; charset=utf-8". */
export const mediaTypeOf = (contentType: string | null) =>
  (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
