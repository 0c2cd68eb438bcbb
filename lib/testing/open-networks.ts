/** Mastodon and Bluesky as the house speaks to them, as far as their documentation tells what they answer. */
import type { Heard, Said } from './stand-in'

const TOKEN = 'token-now'
const isKnown = ({ headers }: Heard) => headers.authorization === `Bearer ${TOKEN}`
const jsonOf = ({ body }: Heard): { [field: string]: unknown } => JSON.parse(body)
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** An instance that takes 500 characters, and remembers the keys of an hour. */
export function mastodonVendor() {
  const byKey = new Map<string, Said>()
  const deleted = new Set<string>()
  return (heard: Heard): Said => {
    const { method, path, headers } = heard
    if (path === '/api/v2/instance')
      return { status: 200, body: { configuration: { statuses: { max_characters: 500 } } } }
    if (!isKnown(heard)) return { status: 401, body: { error: 'The access token is invalid' } }
    if (path === '/api/v1/accounts/verify_credentials')
      return { status: 200, body: { id: '7', acct: 'harbourhouse', source: {} } }
    if (method === 'GET' && path === '/api/v1/statuses/1149')
      return {
        status: 200,
        body: {
          id: '1149',
          uri: 'https://far.example/users/ada/statuses/9',
          created_at: '2026-07-10T11:40:00.000Z',
          edited_at: '2026-07-10T11:45:00.000Z',
          visibility: 'public',
          content: '<p>So quiet here</p>',
          account: { id: '8', acct: 'ada@far.example' },
        },
      }
    if (method === 'GET') return { status: 404, body: { error: 'Record not found' } }
    if (method === 'DELETE') {
      const id = path.replace('/api/v1/statuses/', '')
      if (deleted.has(id)) return { status: 404, body: { error: 'Record not found' } }
      deleted.add(id)
      return { status: 200, body: { id, text: 'as it was' } }
    }
    const { status, in_reply_to_id, visibility } = jsonOf(heard)
    if (textOf(status).length > 500)
      return { status: 422, body: { error: 'Validation failed: Text character limit of 500 exceeded' } }
    const key = `${headers['idempotency-key']}`
    const id = `${2000 + byKey.size}`
    const uri = `https://social.example/users/harbourhouse/statuses/${id}`
    const said = byKey.get(key) ?? { status: 200, body: { id, uri, in_reply_to_id, visibility } }
    byKey.set(key, said)
    return said
  }
}

/** A personal data server: a record is put under a key, and tokens that end by a word in a 400. */
export function blueskyVendor() {
  return (heard: Heard): Said => {
    const { path } = heard
    if (path.endsWith('/com.atproto.server.refreshSession'))
      return heard.headers.authorization === 'Bearer refresh-1'
        ? { status: 200, body: { did: 'did:plc:swan', handle: 'swan.example', ...SESSION } }
        : { status: 400, body: { error: 'ExpiredToken', message: 'Token has been revoked' } }
    if (path.endsWith('/com.atproto.server.createSession'))
      return { status: 200, body: { did: 'did:plc:swan', handle: 'swan.example', ...SESSION } }
    if (!isKnown(heard)) return { status: 400, body: { error: 'ExpiredToken', message: 'Token has expired' } }
    if (path.endsWith('/com.atproto.server.getSession'))
      return { status: 200, body: { did: 'did:plc:swan', handle: 'swan.example' } }
    if (path.includes('/app.bsky.feed.getPosts?'))
      return {
        status: 200,
        body: { posts: path.endsWith('gone') ? [] : [{ uri: 'at://did:plc:mira/app.bsky.feed.post/3lq2x' }] },
      }
    const { rkey, repo } = jsonOf(heard)
    const uri = `at://${repo}/app.bsky.feed.post/${rkey}`
    return { status: 200, body: { uri, cid: 'bafyours' } }
  }
}

/** `{"exp":1783700000}` between two dots. */
const SESSION = { accessJwt: 'h.eyJleHAiOjE3ODM3MDAwMDB9.s', refreshJwt: 'refresh-2' }
