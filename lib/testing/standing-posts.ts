/** Posts as they stand on Mastodon and Bluesky, asked for by lists and alone, within what each allows in one call. */
import type { Heard, Said } from './stand-in'

export type StandingPost = { text: string; editedAt?: string }
/** By the number in its name. Taken out of it, a post is gone. */
export type StandingPosts = Map<string, StandingPost>

const AT = '2026-07-10T17:00:00.000Z'
const isKnown = ({ headers }: Heard) => headers.authorization === 'Bearer token-now'
const queryOf = (path: string) => new URL(path, 'http://stand-in').searchParams

export const uriOf = {
  mastodon: (name: string) => `https://far.example/users/ada/statuses/${name}`,
  bluesky: (name: string) => `at://did:plc:ada/app.bsky.feed.post/${name}`,
}

const asStatus = (name: string, { text, editedAt = undefined }: StandingPost) => ({
  id: name,
  uri: uriOf.mastodon(name),
  created_at: AT,
  edited_at: editedAt ?? null,
  visibility: 'public',
  content: `<p>${text}</p>`,
  account: { id: '8', acct: 'ada@far.example' },
})

/** `hasList`: since 4.3. More than twenty in one call are refused, and those that are gone are left out. */
export const mastodonPosts =
  (posts: StandingPosts, { hasList = true } = {}) =>
  (heard: Heard): Said => {
    if (!isKnown(heard)) return { status: 401, body: { error: 'The access token is invalid' } }
    const alone = /^\/api\/v1\/statuses\/([\w-]+)$/.exec(heard.path)?.[1]
    const post = alone === undefined ? undefined : posts.get(alone)
    if (alone !== undefined && post) return { status: 200, body: asStatus(alone, post) }
    if (alone !== undefined || !hasList) return { status: 404, body: { error: 'Record not found' } }
    const ids = queryOf(heard.path).getAll('id[]')
    if (ids.length > 20) return { status: 422, body: { error: 'Too many statuses' } }
    const there = ids.flatMap((id) => {
      const one = posts.get(id)
      return one ? [asStatus(id, one)] : []
    })
    return { status: 200, body: there }
  }

/** At most twenty-five in one call; those that are gone are left out. */
export const blueskyPosts =
  (posts: StandingPosts) =>
  (heard: Heard): Said => {
    if (heard.path.endsWith('/com.atproto.server.refreshSession'))
      return { status: 200, body: { accessJwt: 'token-now', refreshJwt: 'refresh-2' } }
    if (!isKnown(heard)) return { status: 400, body: { error: 'ExpiredToken', message: 'Token has expired' } }
    const uris = queryOf(heard.path).getAll('uris')
    if (uris.length > 25) return { status: 400, body: { error: 'InvalidRequest' } }
    const there = uris.flatMap((uri) => {
      const post = posts.get(uri.split('/').at(-1) ?? '')
      if (!post) return []
      const author = { did: 'did:plc:ada', handle: 'ada.example' }
      return [{ uri, cid: 'bafy', author, record: { text: post.text, createdAt: AT }, indexedAt: AT }]
    })
    return { status: 200, body: { posts: there } }
  }
