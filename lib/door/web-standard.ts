/** Between Node's HTTP and what the house answers itself, without the web's objects around every delivery. */
import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Seat } from '@/lib/signals/body-room'
import type { Answer, Asked } from '@/lib/signals/receive-delivery'

export const askedOf = (incoming: IncomingMessage): Asked => ({
  method: incoming.method ?? 'GET',
  url: incoming.url ?? '/',
  headers: { get: (name) => headerOf(incoming, name) },
  readBody: (most, take) => readBody(incoming, most, take),
})

/** Several of one name read as the web reads them: joined. */
function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? null)
}

/** By events: an iterator costs as much as everything else about reading a delivery. */
function readBody(
  incoming: IncomingMessage,
  most: number,
  take: Seat['take'],
): Promise<Uint8Array | 'too_large' | 'cut'> {
  if (Number(incoming.headers['content-length'] ?? 0) > most) return Promise.resolve('too_large')
  const chunks: Buffer[] = []
  let length = 0
  let refused: unknown
  return new Promise((done, failed) => {
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length
      // Read on and thrown away: a destroyed request could not be answered any more, and many a sender listens
      // only once it has said all.
      if (length > most) done('too_large')
      else if (refused === undefined) refused = refusedBy(take, chunk)
      if (length > most || refused !== undefined) chunks.length = 0
      else chunks.push(chunk)
    })
    incoming.once('end', () => {
      if (refused !== undefined) failed(refused)
      else done(incoming.complete ? whole(chunks) : 'cut')
    })
    incoming.once('error', () => done('cut'))
    incoming.once('close', () => done('cut'))
  })
}

function refusedBy(take: Seat['take'], chunk: Buffer): unknown {
  try {
    take(chunk.length)
    return undefined
  } catch (error) {
    return error
  }
}

/** Takes the parts away: whoever listens to the request holds them for as long as it waits for its answer. */
function whole(chunks: Buffer[]): Buffer {
  const parts = chunks.splice(0)
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
}

export function sendAnswer(
  { status, headers, text }: Answer,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) {
  // The rest of a body that was too large is not worth a connection.
  const ending = incoming.complete ? {} : { connection: 'close' }
  const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(text) }
  outgoing.writeHead(status, { ...headers, ...ending, ...length })
  outgoing.end(text)
  incoming.resume()
}
