/** What a channel is: how a caller proves who they are, and how their bytes become signals. */
import type { ChannelName, Network } from '@/db/vocabulary'
import type { IncomingSignal } from '@/lib/signals/incoming'

/** A request as it came. Senders sign different parts of it, so all of it travels together. */
export type RawDelivery = {
  /** Path and query as they were asked: some senders can show a secret nowhere else. */
  url: string
  headers: SaidHeaders
  body: Uint8Array
}

/** The part of the web's `Headers` that is needed, so that the door need not make one for every delivery. */
export type SaidHeaders = { get(name: string): string | null }

/** What a connector knows of the account at the vendor that it listens to. All of it may be shown; nothing is secret. */
export type Account = {
  /** The house's own id there: a user, a page, a DID, a location, an enterprise. */
  id: string | null
  /** Where the vendor is asked, without a slash at the end: a setting, so that a stand-in can take its place. */
  baseUrl: string | null
  /** The address that was registered with the vendor, byte for byte: some sign it. */
  webhookUrl: string
}

/** What a delivery is held against. */
export type Trust = {
  /** Made by this house, and held by the sender. Several during a rotation. */
  secrets: readonly string[]
  /** Made by the vendor, and entered here: an app's secret, a signature key. Several while one is replaced. */
  vendorSecrets: readonly string[]
  /** Public keys of a vendor that signs with its own, as last fetched (RFC 7517). */
  keys: readonly JsonWebKey[]
  account: Account
}

/** Bytes that were kept, and what the connector knows about their sender. */
export type KeptBody = {
  contentType: string
  body: Uint8Array
  network: Network
  account: Account
  /** Where times without a zone are meant. */
  zone: string
  receivedAt: Date
}

export type Keepsake = Pick<KeptBody, 'contentType' | 'body'>

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
  'access_withdrawn',
  'not_fetched',
  'no_access',
  'fetch_refused',
  'cannot_be_asked',
] as const
export type ProblemKey = (typeof PROBLEMS)[number]

/**
 * Something that was only named: the vendor is asked for it, and what it answers is kept as a delivery of its own
 * with `contentType` "application/json; fetched=<what>", which `read` understands as well.
 */
export type ToFetch = {
  /** The channel's own word for it: "reservation", "review", "mentioned_media". */
  what: string
  id: string
  /** What else the call needs, by the vendor's names. */
  with?: Record<string, string>
}

/** What could be read is taken even when something beside it could not. None of all is normal: a ping. */
export type Reading = { signals: IncomingSignal[]; problems: Problem[]; toFetch?: ToFetch[] }

/** What a sender asks before it sends anything, or a browser's question: no body is read. */
export type Handshake = { method: string; url: string; headers: SaidHeaders }

export type HandshakeAnswer = {
  status: number
  headers?: Record<string, string>
  body: string
  contentType: string
}

/** Nothing here reads a clock or a database, so a captured delivery is a complete test. */
export type Channel = {
  name: ChannelName
  /** Did someone who is trusted send exactly this, just now? Without anything to hold it against: no. */
  verify(delivery: RawDelivery, trust: Trust, now: Date): boolean
  /**
   * The sender's own id of this delivery, the same again when it is sent again. Null where the sender numbers
   * nothing and sends the same bytes for the next event too: then every one that comes is kept.
   */
  deliveryKey(delivery: RawDelivery): string | null
  /** Whether a body of this type can be read at all; the empty string is a sender who did not say. */
  takes(mediaType: string): boolean
  /**
   * People set these senders up by hand and read the answer, so what cannot be parsed is refused at the door
   * with a sentence. The others never see an answer: theirs is kept and put into quarantine.
   */
  answersInWords: boolean
  /** Where the vendor takes no other success than this one; 202 without. */
  accepts?: 200 | 204
  /** Answers a handshake; null when this is none, or when nobody who is trusted asks. */
  shakeHands?(asked: Handshake, trust: Trust): HandshakeAnswer | null
  /**
   * What is kept of a delivery that was believed, where that must not be its bytes as they came: headers that say
   * what it is are folded in, and a token that it carries is left out. It decides nothing about the delivery key.
   */
  keepAs?(delivery: RawDelivery): Keepsake
  /** Where the vendor publishes the keys it signs with; they end up in `Trust.keys`. */
  keysUrl?: string
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

/** Callers who send JSON, whether or not they say so. */
export const takesJson = (mediaType: string) =>
  mediaType === '' || mediaType === 'application/json' || mediaType.endsWith('+json')
