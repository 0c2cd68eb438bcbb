/** One screen's stream, straight to its socket: the web's stream objects would be most of what a screen weighs. */
import type { IncomingMessage, ServerResponse } from 'node:http'

import { admit, type Live, STREAM_HEADERS, sinceOf, watch } from './watch'

/** Answered once the stream runs; it goes on until either side has enough. */
export async function writeStream(live: Live, incoming: IncomingMessage, outgoing: ServerResponse) {
  const { method = 'GET', headers, url = '' } = incoming
  const cookie = headers.cookie ?? ''
  const admitted = await admit(live, { method, cookie })
  // Gone while we asked who it is.
  if (outgoing.destroyed) return
  if ('status' in admitted) {
    outgoing.writeHead(admitted.status, admitted.headers).end()
    return
  }
  outgoing.writeHead(200, STREAM_HEADERS)
  const leave = watch(
    live,
    { ...admitted, cookie, since: sinceOf(url) },
    {
      say: (event) => outgoing.write(event),
      unreadBytes: () => outgoing.writableLength,
      end: () => outgoing.end(),
    },
  )
  outgoing.once('close', leave)
}
