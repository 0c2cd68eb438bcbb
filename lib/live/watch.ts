/** Who may watch a house, and what a screen is told while it does; however its stream is carried. */
import type { Member } from '@/lib/people/member'

import type { Hub, News } from './hub'

export type Watcher = Pick<Member, 'personId' | 'propertyId'>
export type Live = {
  hub: Hub
  /** Who shows this cookie, checked anew each time; null ends the stream. */
  memberOf: (cookie: string) => Promise<Watcher | null>
  /** Streams end when the process does. */
  signal: AbortSignal
}

export type Screen = {
  say: (event: Uint8Array) => void
  /** Of what was said. */
  unreadBytes: () => number
  end: () => void
}

/** Below the minute within which a disabled person must hear nothing more. */
const CHECK_AGAIN_MS = 25_000

const encoder = new TextEncoder()
const event = (news: News) => encoder.encode(`event: ${news}\ndata: {}\n\n`)
const EVENTS: Record<News, Uint8Array> = {
  changed: event('changed'),
  resync: event('resync'),
  beat: event('beat'),
}
/** How soon a browser comes back by itself, milliseconds; and whether it must read everything anew. */
const beginning = (news: 'resync' | 'ready') => encoder.encode(`retry: 2000\n\nevent: ${news}\ndata: {}\n\n`)
const BEGINNINGS = { resync: beginning('resync'), ready: beginning('ready') }
/** Fifty events or so: a screen that reads nothing is ended, and may come again. */
const MOST_UNREAD_BYTES = 1500

export const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
}

/** Since when a screen asks to be told: `?since=` the instant at which its page was read, epoch ms. Null when it says none. */
export function sinceOf(url: string): number | null {
  const since = new URL(url, 'http://house').searchParams.get('since') ?? ''
  return /^\d{1,15}$/.test(since) ? Number(since) : null
}

export type Refused = { status: number; headers: Record<string, string> }
const refuse = (status: number, headers: Record<string, string> = {}): Refused => ({
  status,
  headers: { 'cache-control': 'no-store', ...headers },
})

/** Who is there, or the answer for whom nothing is to be seen. */
export async function admit(
  { memberOf, signal }: Live,
  { method, cookie }: { method: string; cookie: string },
): Promise<Watcher | Refused> {
  if (method !== 'GET') return refuse(405, { allow: 'GET' })
  const member = await memberOf(cookie).catch(() => undefined)
  if (member === undefined) return refuse(503, { 'retry-after': '5' })
  if (member === null) return refuse(401)
  return signal.aborted ? refuse(503, { 'retry-after': '1' }) : member
}

/** Tells the screen of every change until it leaves, or must. Answers how to leave. */
export function watch(
  { hub, memberOf, signal }: Live,
  { personId, propertyId, cookie, since }: Watcher & { cookie: string; since: number | null },
  screen: Screen,
): () => void {
  const end = () => {
    leave()
    screen.end()
  }
  const leaveHub = hub.join(propertyId, (news) => {
    if (screen.unreadBytes() > MOST_UNREAD_BYTES) end()
    else screen.say(EVENTS[news])
  })
  const checking = setInterval(async () => {
    // A database that is away says nothing about the person: asked again next time.
    const still = await memberOf(cookie).catch(() => undefined)
    if (still === undefined) return
    if (still?.personId !== personId || still.propertyId !== propertyId) end()
  }, CHECK_AGAIN_MS).unref()
  const leave = () => {
    leaveHub()
    clearInterval(checking)
    signal.removeEventListener('abort', end)
  }
  signal.addEventListener('abort', end)
  const isFresh = since !== null && since <= Date.now() && !hub.mayHaveChangedSince(propertyId, since)
  screen.say(BEGINNINGS[isFresh ? 'ready' : 'resync'])
  return leave
}
