/** Accounts of Mastodon and Bluesky that were told something, listed as their documentation says. */
import type { Heard, Said } from './stand-in'

const isKnown = ({ headers }: Heard) => headers.authorization === 'Bearer token-now'
const queryOf = (path: string) => new URL(path, 'http://stand-in').searchParams

export type Told = { id: string; text: string; at: string }

const asMastodon = ({ id, text, at }: Told) => ({
  id,
  type: 'mention',
  created_at: at,
  account: { id: '8', acct: 'ines@far.example', display_name: 'Inês Horta' },
  status: {
    id: `1${id}`,
    uri: `https://far.example/users/ines/statuses/${id}`,
    url: `https://far.example/@ines/${id}`,
    created_at: at,
    visibility: 'public',
    content: `<p>${text}</p>`,
    language: 'en',
    account: { id: '8', acct: 'ines@far.example', display_name: 'Inês Horta' },
  },
})

/** The page that follows `min_id` at once, newest first; without one, the newest. */
export const mastodonAccount =
  (told: readonly Told[]) =>
  (heard: Heard): Said => {
    if (!isKnown(heard)) return { status: 401, body: { error: 'The access token is invalid' } }
    if (heard.path.startsWith('/api/v1/streaming')) return { status: 404 }
    const query = queryOf(heard.path)
    const minId = query.get('min_id')
    const limit = Number(query.get('limit'))
    const after = told.filter(({ id }) => minId === null || Number(id) > Number(minId))
    const page = minId === null ? after.slice(-limit) : after.slice(0, limit)
    return { status: 200, body: page.toReversed().map(asMastodon) }
  }

const asBluesky = ({ id, text, at }: Told) => ({
  uri: `at://did:plc:ines/app.bsky.feed.post/${id}`,
  cid: `bafy${id}`,
  author: { did: 'did:plc:ines', handle: 'ines.example', displayName: 'Inês Horta' },
  reason: 'mention',
  record: { $type: 'app.bsky.feed.post', text, createdAt: at, langs: ['en'] },
  indexedAt: at,
})

/** Newest first; the cursor leads into the past. Tokens end by a word in a 400. */
export const blueskyAccount =
  (told: readonly Told[]) =>
  (heard: Heard): Said => {
    if (heard.path.endsWith('/com.atproto.server.createSession'))
      return {
        status: 200,
        body: {
          did: 'did:plc:swan',
          handle: 'swan.example',
          accessJwt: 'token-now',
          refreshJwt: 'refresh-2',
        },
      }
    if (!isKnown(heard)) return { status: 400, body: { error: 'ExpiredToken' } }
    const query = queryOf(heard.path)
    const from = Number(query.get('cursor') ?? 0)
    const limit = Number(query.get('limit'))
    const newestFirst = told.toReversed()
    const notifications = newestFirst.slice(from, from + limit).map(asBluesky)
    const cursor = from + limit < told.length ? { cursor: `${from + limit}` } : {}
    return { status: 200, body: { notifications, ...cursor } }
  }
