/** One screen's stream of "something changed", as server-sent events, for where only Next runs. */
import { admit, type Live, STREAM_HEADERS, sinceOf, watch } from './watch'

export async function openStream(live: Live, request: Request): Promise<Response> {
  // All that is kept while the screen is open: a whole request weighs more than everything else of a stream.
  const cookie = request.headers.get('cookie') ?? ''
  const since = sinceOf(request.url)
  const admitted = await admit(live, { method: request.method, cookie })
  if ('status' in admitted) return new Response(null, admitted)

  let leave: () => void = () => undefined
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        leave = watch(
          live,
          { ...admitted, cookie, since },
          {
            say: (event) => controller.enqueue(event),
            unreadBytes: () => -(controller.desiredSize ?? 0),
            end: () => controller.close(),
          },
        )
      },
      cancel: () => leave(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  )
  return new Response(body, { headers: STREAM_HEADERS })
}
