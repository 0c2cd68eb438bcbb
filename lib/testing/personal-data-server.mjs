/**
 * Bluesky's own server, `@atproto/pds`, on this machine, with the little around it that it cannot do without: a
 * directory of DIDs that believes everybody, and an app view that knows notifications and posts by asking the server
 * itself. It is no dependency of the house (docs/open-networks.md). The folder in which it is installed is the
 * argument; its address is printed as one line of JSON; it ends with its input.
 */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

process.env.LOG_ENABLED = 'false'
const here = createRequire(join(process.argv[2] ?? '.', 'package.json'))
const { PDS, envToCfg, envToSecrets } = await import(pathToFileURL(here.resolve('@atproto/pds')).href)

/** The last operation of each DID. */
const people = new Map()
const handleOf = (did) => people.get(did)?.alsoKnownAs[0].replace('at://', '') ?? 'handle.invalid'

const directory = await listen(async (request) => {
  const did = decodeURIComponent((request.url ?? '').slice(1).split('/')[0] ?? '')
  if (request.method === 'POST') {
    people.set(did, JSON.parse(Buffer.concat(await request.toArray()).toString()))
    return {}
  }
  const known = people.get(did)
  if (!known) return null
  const key = known.verificationMethods.atproto.replace('did:key:', '')
  return {
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: did,
    alsoKnownAs: known.alsoKnownAs,
    verificationMethod: [
      { id: `${did}#atproto`, type: 'Multikey', controller: did, publicKeyMultibase: key },
    ],
    service: [
      {
        id: '#atproto_pds',
        type: 'AtprotoPersonalDataServer',
        serviceEndpoint: known.services.atproto_pds.endpoint,
      },
    ],
  }
})

const indexed = new Map()
const postOf = (did, { uri, cid, value }) => {
  if (!indexed.has(uri)) indexed.set(uri, new Date().toISOString())
  const author = { did, handle: handleOf(did), displayName: handleOf(did) }
  return { uri, cid, author, record: value, indexedAt: indexed.get(uri) }
}

const appView = await listen(async (request) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://view')
  if (pathname.endsWith('app.bsky.feed.getPosts')) {
    const posts = []
    for (const uri of searchParams.getAll('uris')) {
      const [, , repo, collection, rkey] = uri.split('/')
      const query = new URLSearchParams({ repo, collection, rkey })
      const answer = await fetch(`${server.url}/xrpc/com.atproto.repo.getRecord?${query}`)
      if (answer.ok) posts.push(postOf(repo, await answer.json()))
    }
    return { posts }
  }
  if (!pathname.endsWith('app.bsky.notification.listNotifications')) return null
  const token = (request.headers.authorization ?? '').split('.')[1] ?? ''
  const { iss: viewer } = JSON.parse(Buffer.from(token, 'base64url').toString())
  const notifications = []
  for (const did of people.keys()) {
    if (did === viewer) continue
    const query = new URLSearchParams({ repo: did, collection: 'app.bsky.feed.post' })
    const { records } = await (await fetch(`${server.url}/xrpc/com.atproto.repo.listRecords?${query}`)).json()
    for (const record of records) {
      const isReply = record.value.reply?.parent.uri.startsWith(`at://${viewer}/`)
      const features = (record.value.facets ?? []).flatMap((facet) => facet.features)
      const isMention = features.some((feature) => feature.did === viewer)
      if (isReply || isMention)
        notifications.push({ ...postOf(did, record), reason: isReply ? 'reply' : 'mention', isRead: false })
    }
  }
  notifications.sort((one, other) => (one.indexedAt < other.indexedAt ? 1 : -1))
  return { notifications }
})

const folder = await mkdtemp(join(tmpdir(), 'personal-data-'))
const free = await listen(() => null)
const server = { url: free.url.replace('127.0.0.1', 'localhost'), port: Number(new URL(free.url).port) }
await free.close()
const env = {
  version: '0.0.0',
  port: server.port,
  hostname: 'localhost',
  devMode: true,
  dataDirectory: folder,
  blobstoreDiskLocation: join(folder, 'blobs'),
  didPlcUrl: directory.url,
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  rateLimitsEnabled: true,
  bskyAppViewUrl: appView.url,
  bskyAppViewDid: 'did:web:view.test',
  disableSsrfProtection: true,
  adminPassword: randomBytes(8).toString('hex'),
  jwtSecret: randomBytes(16).toString('hex'),
  dpopSecret: randomBytes(32).toString('hex'),
  plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
}
const pds = await PDS.create(envToCfg(env), envToSecrets(env))
await pds.start()
console.log(JSON.stringify({ url: server.url }))

process.stdin.resume()
process.stdin.once('end', async () => {
  await pds.destroy()
  await rm(folder, { recursive: true, force: true })
  process.exit(0)
})

/** A server that answers JSON, or 404 for null. */
async function listen(answer) {
  const made = createServer(async (request, response) => {
    const said = await answer(request)
    response.writeHead(said ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(said ?? { error: 'NotFound' }))
  })
  await new Promise((listening) => made.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${made.address().port}`,
    close: () => new Promise((closed) => made.close(closed)),
  }
}
