/** Posts as they stand on Mastodon and Bluesky, and reviews on Google, asked for by lists and alone, within what each allows in one call. */
import type { Heard, Said } from './stand-in'

export type StandingPost = { text: string; editedAt?: string; stars?: 'ONE' | 'FIVE' }
/** By the number in its name. Taken out of it, a post is gone. */
export type StandingPosts = Map<string, StandingPost>

const AT = '2026-07-10T17:00:00.000Z'
const isKnown = ({ headers }: Heard) => headers.authorization === 'Bearer token-now'
const queryOf = (path: string) => new URL(path, 'http://stand-in').searchParams

export const LOCATION = 'accounts/81/locations/450'
export const uriOf = {
  google: (name: string) => `${LOCATION}/reviews/${name}`,
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

const asReview = (name: string, { text, editedAt = AT, stars = 'FIVE' }: StandingPost) => ({
  name: uriOf.google(name),
  reviewer: { displayName: 'Ada' },
  starRating: stars,
  comment: text,
  createTime: AT,
  updateTime: editedAt,
})

/** At most fifty in one list, the last ones first; without any it leaves the list out. */
export const googleReviews =
  (posts: StandingPosts) =>
  (heard: Heard): Said => {
    if (heard.path === '/token') return { status: 200, body: { access_token: 'token-now', expires_in: 3599 } }
    if (!isKnown(heard)) return { status: 401, body: { error: { code: 401, status: 'UNAUTHENTICATED' } } }
    if (heard.path.startsWith(`/v4/${LOCATION}/reviews?`)) {
      const most = Math.min(50, Number(queryOf(heard.path).get('pageSize')))
      const reviews = [...posts].map(([name, post]) => asReview(name, post))
      return { status: 200, body: posts.size > 0 ? { reviews: reviews.toReversed().slice(0, most) } : {} }
    }
    const name = heard.path.split('/').at(-1) ?? ''
    const post = heard.path === `/v4/${uriOf.google(name)}` && posts.get(name)
    return post
      ? { status: 200, body: asReview(name, post) }
      : { status: 404, body: { error: { code: 404, status: 'NOT_FOUND' } } }
  }
