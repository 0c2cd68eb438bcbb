/** One screen's stream of "something changed", as server-sent events; web-standard, for Next and the door alike. */
import type { Member } from '@/lib/people/member'

import type { Hub, News } from './hub'

export type Live = {
  hub: Hub
  /** Who is asking, checked anew each time; null ends the stream. */
  memberOf: (request: Request) => Promise<Pick<Member, 'personId' | 'propertyId'> | null>
  /** Streams end when the process does. */
  signal: AbortSignal
}

/** Below the minute within which a disabled person must hear nothing more. */
const CHECK_AGAIN_MS = 25_000
/** A screen that reads nothing has this many events waiting at most; then it may come again. */
const MOST_UNREAD = 50

const encoder = new TextEncoder()
const event = (news: News) => encoder.encode(`event: ${news}\ndata: {}\n\n`)
const EVENTS: Record<News, Uint8Array> = {
  changed: event('changed'),
  resync: event('resync'),
  beat: event('beat'),
}
/** How soon a browser comes back by itself, milliseconds. */
const RETRY = encoder.encode('retry: 2000\n\n')

export async function openStream({ hub, memberOf, signal }: Live, request: Request): Promise<Response> {
  if (request.method !== 'GET') return refuse(405, { allow: 'GET' })
  // All that is kept while the screen is open: a whole request weighs more than everything else of a stream.
  const { url } = request
  const cookie = request.headers.get('cookie') ?? ''
  const who = () => memberOf(new Request(url, { headers: { cookie } }))
  const member = await who().catch(() => undefined)
  if (member === undefined) return refuse(503, { 'retry-after': '5' })
  if (member === null) return refuse(401)
  if (signal.aborted) return refuse(503, { 'retry-after': '1' })

  let leave: () => void = () => undefined
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const end = () => {
          leave()
          controller.close()
        }
        const leaveHub = hub.join(member.propertyId, (news) => {
          if ((controller.desiredSize ?? 0) < -MOST_UNREAD) end()
          else controller.enqueue(EVENTS[news])
        })
        const checking = setInterval(async () => {
          // A database that is away says nothing about the person: asked again next time.
          const still = await who().catch(() => member)
          if (still?.personId !== member.personId || still.propertyId !== member.propertyId) end()
        }, CHECK_AGAIN_MS).unref()
        signal.addEventListener('abort', end)
        leave = () => {
          leaveHub()
          clearInterval(checking)
          signal.removeEventListener('abort', end)
        }
        controller.enqueue(RETRY)
        controller.enqueue(EVENTS.resync)
      },
      cancel: () => leave(),
    },
    { highWaterMark: 0 },
  )
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

const refuse = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers: { 'cache-control': 'no-store', ...headers } })
