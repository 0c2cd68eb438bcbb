/** Next without the door in front of it, as it runs where only Next runs. */
import { createServer } from 'node:http'
import next from 'next'

const port = Number(process.env.PORT)
const app = next({ dev: false, hostname: '127.0.0.1', port })
await app.prepare()
const answer = app.getRequestHandler()
const server = createServer((request, response) => void answer(request, response))
server.listen(port, '127.0.0.1', () => process.send?.('ready'))

process.on('SIGTERM', () => process.exit(0))
