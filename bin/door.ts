/** Who answers what: webhooks and the live stream here, everything else by Next, with the headers of the house. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

import { doors } from '@/app/api/doors'
import { answerAsked } from '@/app/api/webhooks/answer-webhook'
import { prepareForNext } from '@/lib/door/prepare-for-next'
import { askedOf, sendAnswer } from '@/lib/door/web-standard'
import { writeStream } from '@/lib/live/write-stream'
import { log } from '@/lib/log'

type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>
type DoorSettings = { answerByNext: Answer; publicUrl: string; isDev: boolean }

/** Not listening yet. Answers of its own need `doors()`, which opens on first use. */
export function makeDoor({ answerByNext, publicUrl, isDev }: DoorSettings): Server {
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

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse) {
    const path = (incoming.url ?? '/').split('?')[0] ?? '/'
    const connectorId = /^\/api\/webhooks\/([^/]+)\/?$/.exec(path)?.[1]
    if (connectorId !== undefined)
      return sendAnswer(await answerAsked(askedOf(incoming), connectorId), incoming, outgoing)
    if (path === '/api/live') return writeStream(await doors().live(), incoming, outgoing)
    await handToNext(incoming, outgoing)
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

  return server
}
