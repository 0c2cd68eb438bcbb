/** Between Node's HTTP and what the house answers itself: webhooks straight, the live stream as web objects. */
import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Answer, Asked } from '@/lib/signals/receive-delivery'

export const askedOf = (incoming: IncomingMessage): Asked => ({
  method: incoming.method ?? 'GET',
  url: incoming.url ?? '/',
  headers: { get: (name) => headerOf(incoming, name) },
  readBody: (most) => readBody(incoming, most),
})

/** Several of one name read as the web reads them: joined. */
function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? null)
}

async function readBody(incoming: IncomingMessage, most: number): Promise<Uint8Array | 'too_large' | 'cut'> {
  if (Number(incoming.headers['content-length'] ?? 0) > most) return 'too_large'
  const chunks: Buffer[] = []
  let length = 0
  try {
    // Left alone afterwards: a destroyed request could not be answered any more.
    for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
      chunks.push(chunk)
      length += chunk.length
      if (length > most) return 'too_large'
    }
  } catch {
    return 'cut'
  }
  const [only] = chunks
  if (!incoming.complete) return 'cut'
  return chunks.length === 1 && only ? only : Buffer.concat(chunks)
}

export function sendAnswer(
  { status, headers, said }: Answer,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) {
  const text = JSON.stringify(said)
  // The rest of a body that was too large is not worth a connection.
  const ending = incoming.complete ? {} : { connection: 'close' }
  outgoing.writeHead(status, { ...headers, ...ending, 'content-length': Buffer.byteLength(text) })
  outgoing.end(text)
  incoming.resume()
}

/** Without its body: only for addresses that are read. */
export function requestOf({ method = 'GET', url = '/', headers }: IncomingMessage): Request {
  // Some methods cannot even be written as a web request; any that is not read is answered alike.
  const init = { method: method === 'GET' ? method : 'POST', headers: { cookie: headers.cookie ?? '' } }
  return new Request(new URL(url, 'http://house'), init)
}

/** Passes a stream on at the pace of its reader; when the reader has gone, the stream is told. */
export async function sendResponse(response: Response, outgoing: ServerResponse) {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  const reader = response.body?.getReader()
  outgoing.once('close', () => void reader?.cancel().catch(() => undefined))
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true }
    if (done) break
    if (!outgoing.write(value)) await drained(outgoing)
  }
  outgoing.end()
}

const drained = (outgoing: ServerResponse) =>
  new Promise<void>((go) => {
    outgoing.once('drain', go)
    outgoing.once('close', go)
  })
