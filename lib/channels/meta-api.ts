/**
 * The Graph API of Meta, for Pages and Messenger, Instagram and Threads (developers.facebook.com/docs/graph-api). All of
 * it is posted as the page or the account: whose words they are stands in the words.
 */
import { z } from 'zod'

import { jsonIn } from '@/lib/outgoing/answer-json'
import type { Ask, Call } from '@/lib/outgoing/call'
import type { WayBack } from '@/lib/signals/incoming'

import type { ToFetch } from './channel'
import { settleGraphChange, settleGraphQuestion } from './meta-errors'
import {
  type Access,
  asJson,
  bearing,
  foundAs,
  isPlainId,
  type Outgoing,
  type Posted,
  type Poster,
  refusalOf,
  refused,
} from './poster'
import { Id, MaybeText } from './vendor-json'

/** Instagram by Instagram login has a host of its own: then it is the account's base address. */
const INSTAGRAM_HOST = 'https://graph.instagram.com'

function baseOf({ network, account }: Access): string {
  const isThreads = network === 'threads'
  const host = account.baseUrl ?? (isThreads ? 'https://graph.threads.net' : 'https://graph.facebook.com')
  return `${host}/${isThreads ? 'v1.0' : 'v23.0'}`
}

export const metaApi: Poster = {
  /**
   * Of comments and mentions on Instagram nobody tells us that they are gone; of everything else Meta does. Nothing is
   * looked at in between: Meta says 100/33 of what is gone and of what we may read no more, and words forgotten for that
   * would be lost.
   */
  answers: ({ target: { ig_user_id, media_id, comment_id, private_reply_to }, alone }) => {
    // The answer may go under the comment above it; what is answered is the one that could be answered alone.
    const said = private_reply_to ?? (comment_id && alone?.target.private_reply_to) ?? comment_id
    if (!ig_user_id || !media_id) return said ? { what: 'comment', id: said } : null
    return comment_id
      ? { what: 'mentioned_comment', id: comment_id, with: { ig_user_id } }
      : { what: 'mentioned_media', id: media_id, with: { ig_user_id } }
  },

  async post(reply, way, access, call, now) {
    const no = refusalOf(way, now)
    if (no) return no
    const ids = Object.values(way.target)
    if (!ids.every(isPlainId)) return refused('no_way')
    const { reply_to_id: threadId } = way.target
    if (threadId) return postThread(reply, threadId, access, call, now)
    const ask = askOf(reply, way.target)
    return ask ? change(ask, access, call, now) : refused('no_way')
  },

  /**
   * "A comment can only be deleted by the owner of the object upon which the comment was made, even if the user attempting
   * to delete the comment is the comment's author" (instagram-platform, reference/ig-comment).
   */
  mayTakeBack: ({ target: { ig_user_id } }) => ig_user_id === undefined,

  /** Comments and posts to Threads; messages stay with whom they were sent to. */
  async takeBack(externalId, _way, access, call, now) {
    if (!isPlainId(externalId)) return refused('no_way')
    const url = `${baseOf(access)}/${externalId}`
    const settled = settleGraphQuestion(await call({ method: 'DELETE', url, headers: bearing(access) }), now)
    const isGone = settled.kind === 'refused' && settled.refusal === 'gone'
    return settled.kind === 'done' || isGone ? { kind: 'taken_back' } : settled
  },

  async fetchThing(wanted, access, call, now) {
    const path = pathOf(wanted)
    if (!path) return refused('no_way')
    const url = `${baseOf(access)}${path}`
    const settled = settleGraphQuestion(await call({ method: 'GET', url, headers: bearing(access) }), now)
    if (settled.kind === 'refused' && settled.refusal === 'gone') return { kind: 'gone' }
    if (settled.kind !== 'done') return settled
    return settled.answer.body === null
      ? { kind: 'try_again', afterMs: null }
      : foundAs(wanted, settled.answer.body)
  },

  /** A Page's token speaks for the Page; the Instagram account hangs on it, unless it was connected by itself. */
  async check(access, call, now) {
    const { network, account } = access
    const isLinked = network === 'instagram' && account.baseUrl !== INSTAGRAM_HOST
    const name = network === 'facebook' ? 'name' : 'username'
    const fields = isLinked ? 'id,instagram_business_account{id,username}' : `id,${name}`
    const url = `${baseOf(access)}/me?${new URLSearchParams({ fields })}`
    const settled = settleGraphQuestion(await call({ method: 'GET', url, headers: bearing(access) }), now)
    if (settled.kind !== 'done') return settled
    const said = jsonIn(settled.answer, Me)
    const me = isLinked ? said?.instagram_business_account : said
    if (!me) return said ? refused('wrong_account') : { kind: 'try_again', afterMs: null }
    return account.id === null || account.id === me.id
      ? { kind: 'connected', id: me.id, name: me.name ?? me.username ?? null }
      : refused('wrong_account')
  },

  /** Tokens of Instagram login and of Threads last sixty days and are lengthened; those of a Page have no end. */
  async renew(access, call, now) {
    const { network, credentials } = access
    if (network === 'facebook') return refused('access_ended')
    const kind = network === 'threads' ? 'th' : 'ig'
    const asked = new URLSearchParams({
      grant_type: `${kind}_refresh_token`,
      access_token: credentials.accessToken,
    })
    const host = baseOf(access).replace(/\/v[\d.]+$/, '')
    const url = `${host}/refresh_access_token?${asked}`
    const settled = settleGraphQuestion(await call({ method: 'GET', url }), now)
    if (settled.kind === 'refused') return refused('access_ended')
    if (settled.kind !== 'done') return settled
    const token = jsonIn(settled.answer, Token)
    if (!token) return { kind: 'try_again', afterMs: null }
    const expiresAt = new Date(now.getTime() + token.expires_in * 1000)
    return { kind: 'renewed', credentials: { ...credentials, accessToken: token.access_token, expiresAt } }
  },
}

const Account = z.object({ id: Id, name: MaybeText, username: MaybeText })
const Me = Account.extend({ instagram_business_account: Account.nullish() })
const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })
const Made = z.union([
  z.object({ id: Id }).transform(({ id }) => id),
  z.object({ message_id: Id }).transform((made) => made.message_id),
])

type Saying = { path: string; body: object }

function askOf({ text }: Outgoing, target: WayBack['target']): Saying | null {
  const { object_id, comment_id, ig_user_id, media_id, recipient_id, private_reply_to } = target
  if (object_id) return { path: `/${object_id}/comments`, body: { message: text } }
  if (ig_user_id && media_id)
    return {
      path: `/${ig_user_id}/mentions`,
      body: { media_id, ...(comment_id && { comment_id }), message: text },
    }
  if (comment_id) return { path: `/${comment_id}/replies`, body: { message: text } }
  if (recipient_id)
    return {
      path: '/me/messages',
      body: { recipient: { id: recipient_id }, messaging_type: 'RESPONSE', message: { text } },
    }
  if (private_reply_to)
    return { path: '/me/messages', body: { recipient: { comment_id: private_reply_to }, message: { text } } }
  return null
}

const asking = ({ path, body }: Saying, access: Access): Ask => ({
  method: 'POST',
  url: baseOf(access) + path,
  headers: { ...bearing(access), ...asJson },
  body: JSON.stringify(body),
})

async function change(ask: Saying, access: Access, call: Call, now: Date): Promise<Posted> {
  const settled = settleGraphChange(await call(asking(ask, access)), now)
  if (settled.kind !== 'done') return settled
  return { kind: 'accepted', externalId: jsonIn(settled.answer, Made) }
}

/** Two steps: nobody sees what was only made, so that may be made again; publishing happens once. */
async function postThread(
  { text }: Outgoing,
  replyTo: string,
  access: Access,
  call: Call,
  now: Date,
): Promise<Posted> {
  const body = { media_type: 'TEXT', text, reply_to_id: replyTo }
  const made = settleGraphQuestion(await call(asking({ path: '/me/threads', body }, access)), now)
  if (made.kind !== 'done') return made
  const id = jsonIn(made.answer, Made)
  if (id === null) return { kind: 'try_again', afterMs: null }
  return change({ path: '/me/threads_publish', body: { creation_id: id } }, access, call, now)
}

const FIELDS = {
  media: 'id,caption,username,permalink,timestamp',
  comment: 'id,text,username,timestamp,media{id}',
  post: 'id,message,from,created_time',
}

/** Instagram shows what mentions us only through our own account. */
function pathOf({ what, id, with: rest }: ToFetch): string | null {
  const user = rest?.ig_user_id
  if (!isPlainId(id) || (user !== undefined && !isPlainId(user))) return null
  const asked = (fields: string) => new URLSearchParams({ fields })
  if (what === 'comment') return `/${id}?${asked('id')}`
  if (what === 'page_post') return `/${id}?${asked(FIELDS.post)}`
  if (what === 'mentioned_media' && user)
    return `/${user}?${asked(`mentioned_media.media_id(${id}){${FIELDS.media}}`)}`
  if (what === 'mentioned_comment' && user)
    return `/${user}?${asked(`mentioned_comment.comment_id(${id}){${FIELDS.comment}}`)}`
  return null
}
