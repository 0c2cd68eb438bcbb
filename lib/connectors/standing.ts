/** How a connector stands: what a person has to know about it, the most serious first. */
import type { Connector } from '@/db/schema/signals'
import { askers } from '@/lib/channels/askers'

import { openCredentials } from './credentials'
import type { ConnectorHealth } from './health-store'
import { offerOf } from './on-offer'

/** What ends is said so long before. */
export const WARN_MS = 7 * 24 * 60 * 60_000

export type Standing =
  /** Nothing can come in. */
  | { kind: 'deaf'; lacks: 'secret' | 'vendor_secret' | 'access' }
  /** A key of messages/<locale>/vendor.json. */
  | { kind: 'refused'; refusal: string; since: Date }
  | { kind: 'over'; since: Date }
  | { kind: 'silent'; since: Date }
  /** The vendor was asked too much, and said when to come back. */
  | { kind: 'waits'; until: Date }
  /** The same of posting. */
  | { kind: 'posts_wait'; until: Date }
  /** The same of whoever posts for us. */
  | { kind: 'receiver_waits'; until: Date }
  | { kind: 'ends'; at: Date }
  | { kind: 'waiting' }
  | { kind: 'heard' }

type Facts = Omit<ConnectorHealth, 'connector' | 'connectedBy' | 'heard' | 'quarantined'> & {
  connector: Pick<Connector, 'channel' | 'network' | 'outgoingWaitsUntil'>
}

/** At least one. */
export function standingsOf(facts: Facts, now: Date): Standing[] {
  const { access, silentSince, lastHeardAt } = facts
  const { outgoingWaitsUntil } = facts.connector
  const lacks = lackOf(facts)
  const end = endOf(facts, now)
  const standings: (Standing | null)[] = [
    lacks && { kind: 'deaf', lacks },
    access?.refusal && access.refusedAt
      ? { kind: 'refused', refusal: access.refusal, since: access.refusedAt }
      : null,
    // That it is over is why it is refused.
    end?.kind === 'over' && !access?.refusal ? end : null,
    silentSince && { kind: 'silent', since: silentSince },
    access?.waitsUntil && access.waitsUntil > now ? { kind: 'waits', until: access.waitsUntil } : null,
    access?.postsWaitUntil && access.postsWaitUntil > now
      ? { kind: 'posts_wait', until: access.postsWaitUntil }
      : null,
    outgoingWaitsUntil && outgoingWaitsUntil > now
      ? { kind: 'receiver_waits', until: outgoingWaitsUntil }
      : null,
    end?.kind === 'ends' ? end : null,
    lastHeardAt || lacks ? null : { kind: 'waiting' },
  ]
  const known = standings.filter((standing) => standing !== null)
  return known.length > 0 ? known : [{ kind: 'heard' }]
}

const ORDER: readonly Standing['kind'][] = [
  'deaf',
  'refused',
  'over',
  'silent',
  'waits',
  'posts_wait',
  'receiver_waits',
  'ends',
]

const STOPS: ReadonlySet<Standing['kind']> = new Set(['deaf', 'refused', 'over', 'silent'])

/** Whether what lives on it is stopped, wholly or as far as the vendor has to be asked. */
export const isStopped = (standings: readonly Standing[]) => standings.some(({ kind }) => STOPS.has(kind))

/** What a person has to look after comes first, the most serious before the rest; otherwise they stay as they were. */
export function troubledFirst<One extends Facts & { quarantined: number }>(
  all: readonly One[],
  now: Date,
): One[] {
  const rank = (one: One) => {
    const [worst] = standingsOf(one, now)
    const position = worst ? ORDER.indexOf(worst.kind) : -1
    if (position >= 0) return position
    return ORDER.length + (one.quarantined > 0 ? 0 : 1)
  }
  const ranked = all.map((one) => ({ one, rank: rank(one) }))
  return ranked.toSorted((first, second) => first.rank - second.rank).map(({ one }) => one)
}

function lackOf({ connector, access, secretMadeAt, vendorSecretAt }: Facts) {
  const offer = offerOf(connector.channel)
  if (offer?.isRead) return access ? null : 'access'
  if (offer?.shows === null) return vendorSecretAt ? null : 'vendor_secret'
  return secretMadeAt ? null : 'secret'
}

/** A token that is renewed in time ends without anybody having to know. */
export function endOf(
  { connector, access }: { connector: Pick<Connector, 'channel' | 'network'>; access: Facts['access'] },
  now: Date,
): Extract<Standing, { kind: 'over' | 'ends' }> | null {
  if (!access?.expiresAt || access.expiresAt.getTime() - WARN_MS > now.getTime()) return null
  if (renewsItself(connector, access)) return null
  return access.expiresAt <= now
    ? { kind: 'over', since: access.expiresAt }
    : { kind: 'ends', at: access.expiresAt }
}

/** Meta lengthens a token by the token itself, but for a Page's; everybody else asks for more. */
function renewsItself(
  { channel, network }: Pick<Connector, 'channel' | 'network'>,
  access: NonNullable<Facts['access']>,
): boolean {
  if (!askers[channel]?.renew) return false
  if (channel === 'meta') return network !== 'facebook'
  const { refreshToken, clientId, clientSecret } = openCredentials(access)
  return refreshToken !== null || (clientId !== null && clientSecret !== null)
}
