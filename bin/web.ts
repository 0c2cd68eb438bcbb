/** The door: one HTTP server. It answers webhooks and the live stream itself, and hands everything else to Next. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import next from 'next'

import { doors } from '@/app/api/doors'
import { answerWebhook } from '@/app/api/webhooks/answer-webhook'
import { openedDatabase } from '@/db/pool'
import { prepareForNext } from '@/lib/door/prepare-for-next'
import { sendResponse, toRequest } from '@/lib/door/web-standard'
import { openStream } from '@/lib/live/open-stream'
import { log } from '@/lib/log'
import { MAX_BODY_BYTES } from '@/lib/signals/receive-delivery'

const port = Number(process.env.PORT ?? 3000)
const hostname = process.env.HOST ?? '0.0.0.0'
const isDev = process.env.NODE_ENV === 'development' || process.argv.includes('--dev')
const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${port}`
/** What is being answered has this long to end, before the supervisor loses patience. */
const LEAVE_WITHIN_MS = 9000

const app = next({ dev: isDev, hostname, port })
await app.prepare()
const answerByNext = app.getRequestHandler()
const upgradeByNext = app.getUpgradeHandler()

const server = createServer((incoming, outgoing) => {
  answer(incoming, outgoing).catch((error: unknown) => {
    log.error({ err: error }, 'a request was not answered')
    if (!outgoing.headersSent) outgoing.writeHead(500)
    outgoing.end()
  })
})
server.headersTimeout = 10_000
server.requestTimeout = 60_000
server.keepAliveTimeout = 65_000
server.on('upgrade', (request, socket, head) => void upgradeByNext(request, socket, head))

async function answer(incoming: IncomingMessage, outgoing: ServerResponse) {
  const path = (incoming.url ?? '/').split('?')[0] ?? '/'
  const connectorId = /^\/api\/webhooks\/([^/]+)\/?$/.exec(path)?.[1]
  if (connectorId !== undefined)
    return answerItself(incoming, outgoing, (request) => answerWebhook(request, connectorId))
  if (path === '/api/live')
    return answerItself(incoming, outgoing, async (request) => openStream(await doors().live(), request))
  await handToNext(incoming, outgoing)
}

async function answerItself(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: (request: Request) => Promise<Response>,
) {
  const request = await toRequest(incoming, MAX_BODY_BYTES)
  if (!request) return outgoing.destroy()
  // The rest of a body that was too large is not worth a connection.
  if (!incoming.complete) outgoing.setHeader('connection', 'close')
  await sendResponse(await handle(request), outgoing)
  incoming.resume()
}

async function handToNext(incoming: IncomingMessage, outgoing: ServerResponse) {
  const remoteAddress = incoming.socket.remoteAddress ?? ''
  const asked = { url: incoming.url ?? '/', headers: incoming.headers, remoteAddress }
  const prepared = prepareForNext(asked, { publicUrl, isDev })
  for (const [name, value] of Object.entries(prepared.request)) {
    if (value === null) delete incoming.headers[name]
    else incoming.headers[name] = value
  }
  for (const [name, value] of Object.entries(prepared.response)) outgoing.setHeader(name, value)
  await answerByNext(incoming, outgoing)
}

/** Nobody new comes in; who is being served is served; then the lights go out. */
async function close() {
  setTimeout(() => process.exit(1), LEAVE_WITHIN_MS).unref()
  const closed = new Promise((done) => server.close(done))
  server.closeIdleConnections()
  await doors().close()
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  await closed
  clearInterval(idle)
  await app.close()
  await openedDatabase().close()
  process.exit(0)
}

let isClosing = false
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (isClosing) return
    isClosing = true
    void close()
  })

await Promise.all([doors().intake(), doors().live()])
server.listen(port, hostname, () => {
  log.info({ port, hostname }, 'the door is open')
  process.send?.('ready')
})
