/**
 * Bluesky's own network on this machine, from its `@atproto/dev-env`: the directory of DIDs, the personal data server,
 * and the app view that reads it and answers what it indexed in PostgreSQL. Left out are moderation and Redis, which
 * it only uses to remember. The folder in which it is installed and the address of an empty database are the
 * arguments; the personal data server's address is printed as one line of JSON; it ends with its input.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

process.env.LOG_ENABLED = 'false'
const [, , folder = '.', dbPostgresUrl = ''] = process.argv

const entry = join(folder, 'node_modules/@atproto/dev-env/dist/index.js')
const { TestBsky, TestBsync, TestPds, TestPlc, mockNetworkUtilities } = await import(
  pathToFileURL(entry).href
)

const API_KEY = 'bsync-api-key'
const plc = await TestPlc.create({})
const pdsPort = await freePort()
const bsync = await TestBsync.create({ apiKeys: [API_KEY], dbUrl: dbPostgresUrl, dbSchema: 'bsync' })
const bsky = await TestBsky.create({
  plcUrl: plc.url,
  pdsPort,
  bsyncApiKey: API_KEY,
  bsyncUrl: bsync.url,
  repoProvider: `ws://localhost:${pdsPort}`,
  dbPostgresSchema: 'appview',
  dbPostgresUrl,
})
bsync.ctx.dataplaneClients = [bsky.ctx.dataplane]
const pds = await TestPds.create({
  port: pdsPort,
  didPlcUrl: plc.url,
  bskyAppViewUrl: bsky.url,
  bskyAppViewDid: bsky.ctx.cfg.serverDid,
})
mockNetworkUtilities(pds, bsky)
console.log(JSON.stringify({ url: pds.url }))

process.stdin.resume()
process.stdin.once('end', async () => {
  await pds.close()
  await bsky.close()
  await bsync.close()
  await plc.close()
  process.exit(0)
})

async function freePort() {
  const { createServer } = await import('node:net')
  const server = createServer()
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address()
  await new Promise((closed) => server.close(closed))
  return port
}
