/** The door: one HTTP server in front of Next. */
import { createServer } from 'node:http'
import next from 'next'

const port = Number(process.env.PORT ?? 3000)
const hostname = process.env.HOST ?? '0.0.0.0'

const app = next({ dev: process.env.NODE_ENV === 'development', hostname, port })
await app.prepare()
const handle = app.getRequestHandler()
const server = createServer((request, response) => handle(request, response))

server.listen(port, hostname, () => process.send?.('ready'))
process.on('SIGTERM', () => {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
})
