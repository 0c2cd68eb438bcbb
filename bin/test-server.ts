/** The PostgreSQL of one test run as a process of its own, which takes server and folder with it when it goes. */
import { writeFileSync } from 'node:fs'

import { startForTests } from '@/lib/testing/test-server'

const [urlFile] = process.argv.slice(2)
const server = await startForTests()
if (urlFile) writeFileSync(urlFile, server.url, { mode: 0o600 })

process.on('SIGTERM', async () => {
  await server.stop()
  process.exit(0)
})
process.send?.('ready')
