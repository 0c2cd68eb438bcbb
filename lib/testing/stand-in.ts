/** A vendor on this machine, for tests of what goes out: it answers as it is told, fails as it is told, and remembers. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export type Heard = { method: string; path: string; headers: IncomingMessage['headers']; body: string }
export type Said = { status: number; body?: unknown; headers?: Record<string, string> }

/** What becomes of one request. "accept_" ones take it first, as a vendor does whose answer is lost on the way. */
export type Fault =
  | 'accept'
  | 'accept_slowly'
  | 'accept_then_reset'
  | 'accept_then_hang'
  | 'accept_then_cut'
  | 'accept_then_500'
  | 'reset'
  | 'hang'
  | Said

/** Whatever a vendor may do to a call, as one table: each channel is put through all of it. The last one succeeds. */
export const FAILURES = {
  'asks us to wait': { status: 429, headers: { 'retry-after': '30' } },
  'fails after taking it': 'accept_then_500',
  hangs: 'accept_then_hang',
  'resets after taking it': 'accept_then_reset',
  'points elsewhere': { status: 302, headers: { location: '/elsewhere' } },
  slow: 'accept_slowly',
} as const satisfies Record<string, Fault>
export type Failure = keyof typeof FAILURES

const SLOWLY_MS = 40

/** Knows by its new token, too, who got it from the vendor a moment ago. */
export const knowingRenewed =
  (answer: (heard: Heard) => Said) =>
  ({ headers, ...heard }: Heard): Said => {
    const { authorization } = headers
    const isRenewed = authorization && /^Bearer (token-next|h\.)/.test(authorization)
    return answer({
      ...heard,
      headers: isRenewed ? { ...headers, authorization: 'Bearer token-now' } : headers,
    })
  }

export type StandIn = {
  url: string
  heard: Heard[]
  /** Those that changed something there. */
  accepted: Heard[]
  /** For the next requests, one each. */
  faults: Fault[]
  close(): Promise<void>
}

export async function openStandIn(answer: (heard: Heard) => Said): Promise<StandIn> {
  const state: Pick<StandIn, 'heard' | 'accepted' | 'faults'> = { heard: [], accepted: [], faults: [] }

  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    const { method = 'GET', url: path = '/', headers } = request
    const heard = { method, path, headers, body }
    state.heard.push(heard)
    const fault = state.faults.shift()
    if (fault === 'reset') request.socket.resetAndDestroy()
    else if (typeof fault === 'object') say(response, fault)
    else if (fault !== 'hang') accept(heard, fault, response)
  })

  function accept(heard: Heard, fault: Exclude<Fault, Said> | undefined, response: ServerResponse) {
    const said = answer(heard)
    if (heard.method !== 'GET' && said.status < 300) state.accepted.push(heard)
    if (fault === 'accept_then_reset') response.socket?.resetAndDestroy()
    else if (fault === 'accept_then_500') say(response, { status: 500 })
    else if (fault === 'accept_slowly') setTimeout(() => say(response, said), SLOWLY_MS)
    else if (fault === 'accept_then_cut') {
      response.writeHead(said.status, { 'content-length': 1000 })
      response.write('{"data":', () => response.socket?.resetAndDestroy())
    } else if (fault !== 'accept_then_hang') say(response, said)
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The stand-in has no port.')
  return {
    ...state,
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise((closed) => {
        server.close(() => closed())
      })
    },
  }
}

function say(response: ServerResponse, { status, body, headers }: Said) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body === undefined ? '' : JSON.stringify(body))
}
