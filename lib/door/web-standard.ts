/** Between Node's HTTP and the web's Request and Response, for the few addresses that the door answers itself. */
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Null when the sender hung up before the end. Reads one byte more than `most` at most, so that too much shows. */
export async function toRequest(incoming: IncomingMessage, most: number): Promise<Request | null> {
  const { method = 'GET', url = '/', headers } = incoming
  const list: [string, string][] = []
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') list.push([name, value])
    else for (const one of value ?? []) list.push([name, one])
  }
  const address = new URL(url, 'http://house').href
  const init = { method, headers: list }
  if (method === 'GET' || method === 'HEAD') return new Request(address, init)
  const body = await readBody(incoming, most)
  return body && new Request(address, { ...init, body })
}

async function readBody(incoming: IncomingMessage, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    // Left alone afterwards: a destroyed request could not be answered any more.
    for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
      chunks.push(chunk)
      length += chunk.length
      if (length > most) break
    }
  } catch {
    return null
  }
  if (!incoming.complete && length <= most) return null
  return new Uint8Array(Buffer.concat(chunks).subarray(0, most + 1))
}

/** A stream is passed on as it comes, at the pace of its reader; anything else is sent in one piece. */
export async function sendResponse(response: Response, outgoing: ServerResponse) {
  const headers = Object.fromEntries(response.headers)
  if (response.body && headers['content-type']?.startsWith('text/event-stream')) {
    outgoing.writeHead(response.status, headers)
    await passOn(response.body, outgoing)
    return
  }
  const bytes = await response.bytes()
  outgoing.writeHead(response.status, { ...headers, 'content-length': bytes.length })
  outgoing.end(bytes)
}

/** When the reader has gone, the stream is told. */
async function passOn(body: ReadableStream<Uint8Array>, outgoing: ServerResponse) {
  const reader = body.getReader()
  outgoing.once('close', () => void reader.cancel().catch(() => undefined))
  for (;;) {
    const { done, value } = await reader.read()
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
