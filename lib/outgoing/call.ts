/**
 * Every call to a vendor goes through here: in time or not at all, over TLS, never where a redirect points, and never
 * more of an answer than can be held. Each has a connection of its own, so that it is known whether anything was sent.
 */
import { type IncomingMessage, request as overHttp, type RequestOptions } from 'node:http'
import { request as overTls } from 'node:https'

export type Ask = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers?: Record<string, string>
  body?: string
}

export type Answered = {
  kind: 'answered'
  /** Also 3xx: no redirect is ever followed. */
  status: number
  headers: { get(name: string): string | null }
  /** Null when it was cut off or too large: half an answer says nothing. */
  body: string | null
}
/** lost: it was sent, and nobody knows what became of it. */
export type Called = Answered | { kind: 'not_sent' } | { kind: 'lost' }
export type Call = (ask: Ask) => Promise<Called>

const TIMEOUT_MS = 10_000
const MOST_ANSWER_BYTES = 1024 * 1024

export const callWithin =
  (timeoutMs: number, mostBytes = MOST_ANSWER_BYTES): Call =>
  (ask) =>
    new Promise((settle) => {
      const url = URL.canParse(ask.url) ? new URL(ask.url) : null
      if (!url || !isPrivate(url)) {
        settle({ kind: 'not_sent' })
        return
      }
      const bytes = Buffer.from(ask.body ?? '')
      const length = ask.body === undefined ? {} : { 'content-length': `${bytes.length}` }
      const options: RequestOptions = {
        method: ask.method,
        headers: { 'user-agent': 'on-the-house', ...ask.headers, ...length },
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
      }
      let isSent = false
      const sending = url.protocol === 'https:' ? overTls(url, options) : overHttp(url, options)
      sending.on('socket', (socket) =>
        socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
          isSent = true
        }),
      )
      let isAnswered = false
      sending.on('response', (incoming) => {
        isAnswered = true
        readAnswer(incoming, mostBytes).then(settle)
      })
      // After an answer began, what is known of it is told by whoever reads it.
      sending.on('error', () => isAnswered || settle({ kind: isSent ? 'lost' : 'not_sent' }))
      sending.end(bytes)
    })

export const call = callWithin(TIMEOUT_MS)

/** Tokens travel in the clear on this machine at most. */
export const isPrivate = ({ protocol, hostname }: URL) =>
  protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))

async function readAnswer(incoming: IncomingMessage, most: number): Promise<Answered> {
  const said = {
    kind: 'answered' as const,
    status: incoming.statusCode ?? 0,
    headers: { get: (name: string) => headerOf(incoming, name) },
  }
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of incoming) {
      parts.push(part)
      length += part.length
      if (length > most) return { ...said, body: null }
    }
  } catch {
    return { ...said, body: null }
  }
  return { ...said, body: Buffer.concat(parts).toString('utf8') }
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? null)
}
