/** The three vendors that the house speaks to by itself, as far as their documentation tells what they answer. */
import type { Heard, Said } from './stand-in'

const TOKEN = 'token-now'
const isKnown = ({ headers }: Heard) => headers.authorization === `Bearer ${TOKEN}`
const formOf = ({ body }: Heard) => new URLSearchParams(body)
const queryOf = (path: string) => new URL(path, 'http://stand-in').searchParams
const jsonOf = ({ body }: Heard): { [field: string]: unknown } => JSON.parse(body)

/** Access tokens last two hours; a refresh token ends with its first use. */
export function xVendor() {
  const state = { refreshToken: 'refresh-1', posts: 0 }
  return (heard: Heard): Said => {
    const { method, path } = heard
    if (path === '/2/oauth2/token') {
      if (formOf(heard).get('refresh_token') !== state.refreshToken)
        return { status: 400, body: { error: 'invalid_request' } }
      state.refreshToken += '+'
      const body = {
        token_type: 'bearer',
        expires_in: 7200,
        access_token: 'token-next',
        scope: 'tweet.write',
      }
      return { status: 200, body: { ...body, refresh_token: state.refreshToken } }
    }
    if (!isKnown(heard)) return { status: 401, body: { title: 'Unauthorized', status: 401 } }
    if (method === 'DELETE') return { status: 200, body: { data: { deleted: true } } }
    if (method === 'GET' && path === '/2/users/me')
      return { status: 200, body: { data: { id: '71', username: 'harbourhouse' } } }
    if (method === 'GET' && path.startsWith('/2/tweets/31?'))
      return {
        status: 200,
        body: { data: { id: '31', text: 'Table 14' }, includes: { users: [{ id: '5', username: 'ines' }] } },
      }
    if (method === 'GET' && path.startsWith('/2/tweets/'))
      return {
        status: 200,
        body: {
          errors: [{ type: 'https://api.twitter.com/2/problems/resource-not-found', resource_id: '9' }],
        },
      }
    state.posts += 1
    if (path === '/2/tweets')
      return { status: 201, body: { data: { id: `${1000 + state.posts}`, text: jsonOf(heard).text } } }
    if (/^\/2\/dm_conversations\/with\/\d+\/messages$/.test(path))
      return {
        status: 201,
        body: { data: { dm_conversation_id: '1-2', dm_event_id: `${1000 + state.posts}` } },
      }
    return { status: 404 }
  }
}

const CAPTION = {
  username: 'ines.eats',
  permalink: 'https://www.instagram.com/p/1/',
  timestamp: '2026-07-10T11:40:00+0000',
}
const NOTHING_THERE = {
  status: 400,
  body: { error: { code: 100, error_subcode: 33, message: 'does not exist' } },
}

/** What may be asked of Instagram and of a Page, by the fields that are named. */
function shownByMeta(node: string, fields: string) {
  const [, of = '', id = ''] = /^(mentioned_media|mentioned_comment)\.\w+\((\w+)\)/.exec(fields) ?? []
  if (of === 'mentioned_media') return { id: node, [of]: { id, caption: 'Dinner here', ...CAPTION } }
  if (of === 'mentioned_comment')
    return { id: node, [of]: { id, text: 'Dinner here', media: { id: '1791' }, ...CAPTION } }
  const from = { id: '301', name: 'Inês Horta' }
  return { id: node, message: 'Dinner here', from, created_time: '2026-07-10T11:40:00+0000' }
}

export function metaVendor() {
  let posts = 0
  const gone = new Set(['404'])
  return (heard: Heard): Said => {
    const { method, path } = heard
    if (path.startsWith('/refresh_access_token?'))
      return {
        status: 200,
        body: { access_token: 'token-next', token_type: 'bearer', expires_in: 5_184_000 },
      }
    if (!isKnown(heard)) return { status: 401, body: { error: { code: 190, message: 'Invalid token' } } }
    const [, , node = '', edge = ''] = path.split(/[/?]/)
    if (method === 'GET' && node === 'me')
      return {
        status: 200,
        body: {
          id: '41',
          name: 'Harbour House',
          username: 'harbourhouse',
          instagram_business_account: { id: '1784', username: 'harbourhouse' },
        },
      }
    if (method !== 'POST' && gone.has(node)) return NOTHING_THERE
    if (method === 'GET') return { status: 200, body: shownByMeta(node, queryOf(path).get('fields') ?? '') }
    if (method === 'DELETE') {
      gone.add(node)
      return { status: 200, body: { success: true } }
    }
    posts += 1
    if (edge === 'messages') return { status: 200, body: { recipient_id: '5', message_id: `m_${posts}` } }
    return { status: 200, body: { id: `${1000 + posts}` } }
  }
}

const REVIEW = {
  reviewer: { displayName: 'Inês Horta' },
  starRating: 'FIVE',
  comment: 'Lovely evening',
  createTime: '2026-07-10T10:00:00Z',
}

/** One reply to each review, which another one replaces. */
export function googleVendor() {
  const replies = new Map<string, unknown>()
  const answer = (heard: Heard): Said => {
    const { method, path } = heard
    if (path === '/token')
      return { status: 200, body: { access_token: 'token-next', expires_in: 3599, token_type: 'Bearer' } }
    if (!isKnown(heard)) return { status: 401, body: { error: { code: 401, status: 'UNAUTHENTICATED' } } }
    if (path.endsWith('/gone')) return { status: 404, body: { error: { code: 404, status: 'NOT_FOUND' } } }
    if (method === 'PUT') {
      replies.set(path, jsonOf(heard).comment)
      return { status: 200, body: { comment: jsonOf(heard).comment, updateTime: '2026-07-10T12:00:00Z' } }
    }
    if (method === 'DELETE') {
      const isThere = replies.delete(path)
      return isThere ? { status: 200, body: {} } : { status: 404, body: { error: { code: 404 } } }
    }
    if (path.includes('/reviews?')) return { status: 200, body: { reviews: [], totalReviewCount: 0 } }
    return { status: 200, body: { ...REVIEW, name: path.slice('/v4/'.length) } }
  }
  return { answer, replies }
}
