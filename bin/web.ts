/** The web process: Next with the door in front of it, until it is asked to close. */
import next from 'next'

import { doors } from '@/app/api/doors'
import { openedDatabase } from '@/db/pool'
import { log } from '@/lib/log'

import { makeDoor } from './door'

const port = Number(process.env.PORT ?? 3000)
const hostname = process.env.HOST ?? '0.0.0.0'
const isDev = process.env.NODE_ENV === 'development' || process.argv.includes('--dev')
const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${port}`
/** What is being answered has this long to end, before the supervisor loses patience. */
const LEAVE_WITHIN_MS = 9000

const app = next({ dev: isDev, hostname, port })
await app.prepare()
const upgradeByNext = app.getUpgradeHandler()

const server = makeDoor({ answerByNext: app.getRequestHandler(), publicUrl, isDev })
server.on('upgrade', (request, socket, head) => void upgradeByNext(request, socket, head))

await Promise.all([doors().intake(), doors().live()])
server.listen(port, hostname, () => {
  log.info({ port, hostname }, 'the door is open')
  process.send?.('ready')
})

/** Nobody new comes in; who is being served is served; then the lights go out. */
async function close() {
  setTimeout(() => process.exit(1), LEAVE_WITHIN_MS).unref()
  const closed = new Promise((done) => server.close(done))
  server.closeIdleConnections()
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  await doors().close()
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
