/**
 * The API of Mastodon (docs.joinmastodon.org, methods/statuses and methods/notifications @ 2903485d). A reply must
 * name whom it answers, or they never hear of it, and is seen by no more people than what it answers. The
 * `Idempotency-Key` is kept for an hour, so that within it a lost answer may be asked for again without a second post.
 */
import { z } from 'zod'

import { jsonIn } from '@/lib/outgoing/answer-json'
import { naming } from '@/lib/text/naming'

import {
  type Access,
  asJson,
  bearing,
  foundAs,
  isPlainId,
  lookedThrough,
  type Poster,
  refusalOf,
  refused,
  settleChange,
  settleQuestion,
  settleTakingBack,
} from './poster'
import { Id } from './vendor-json'

/** Of an instance that does not say. */
export const MASTODON_LENGTH = 500
const VISIBILITIES = ['public', 'unlisted', 'private', 'direct']

/** The key is kept for an hour. */
const KEPT_MS = 60 * 60_000

export const mastodonApi: Poster = {
  repeatsForMs: KEPT_MS,
  answers: ({ target: { in_reply_to_id: id } }) => (id ? { what: 'status', id } : null),

  async post({ id, text }, way, access, call, now) {
    const no = refusalOf(way, now)
    if (no) return no
    const { in_reply_to_id, acct, visibility = 'public' } = way.target
    const base = access.account.baseUrl
    if (!base || !isPlainId(in_reply_to_id) || !acct || !VISIBILITIES.includes(visibility))
      return refused('no_way')
    const called = await call({
      method: 'POST',
      url: `${base}/api/v1/statuses`,
      headers: { ...bearing(access), ...asJson, 'idempotency-key': id },
      body: JSON.stringify({ status: naming(acct, text), in_reply_to_id, visibility }),
    })
    const settled = settleChange(called, now)
    if (settled.kind === 'done') {
      const made = jsonIn(settled.answer, z.object({ id: Id, uri: z.string().nullish() }))
      return { kind: 'accepted', externalId: made?.uri ?? made?.id ?? null }
    }
    if (called.kind !== 'answered' || called.status !== 422) return settled
    const error = jsonIn(called, Failed)?.error ?? ''
    return refused(/character|limit|too long/i.test(error) ? 'too_long' : 'not_accepted')
  },

  /** Statuses of the instance itself end in the id by which it knows them. */
  async takeBack(externalId, _way, access, call, now) {
    const base = access.account.baseUrl
    const id = externalId.split('/').at(-1)
    if (!base || !isPlainId(id)) return refused('no_way')
    const url = `${base}/api/v1/statuses/${id}`
    return settleTakingBack(await call({ method: 'DELETE', url, headers: bearing(access) }), now)
  },

  async askLength({ baseUrl }, call) {
    const called = baseUrl && (await call({ method: 'GET', url: `${baseUrl}/api/v2/instance` }))
    return called && called.kind === 'answered' && called.status === 200 && called.body !== null
      ? mostCharactersOf(called.body)
      : null
  },

  async fetchThing(wanted, access, call, now) {
    const base = access.account.baseUrl
    if (wanted.what !== 'status' || !base || !isPlainId(wanted.id)) return refused('no_way')
    const url = `${base}/api/v1/statuses/${wanted.id}`
    const called = await call({ method: 'GET', url, headers: bearing(access) })
    const settled = settleQuestion(called, now)
    // What is gone it says in words of its own; a server before it that finds nothing knows nothing of posts.
    if (settled.kind === 'refused' && settled.refusal === 'gone')
      return called.kind === 'answered' && jsonIn(called, Failed)
        ? { kind: 'gone' }
        : { kind: 'try_again', afterMs: null }
    if (settled.kind !== 'done') return settled
    return settled.answer.body === null
      ? { kind: 'try_again', afterMs: null }
      : foundAs(wanted, settled.answer.body)
  },

  lookAgain: {
    most: 20,
    async at(wanted, access, call, now) {
      const base = access.account.baseUrl
      if (!base) return refused('no_way')
      const ids = wanted.map(({ id }) => id).filter(isPlainId)
      const url = `${base}/api/v1/statuses?${new URLSearchParams(ids.map((id) => ['id[]', id]))}`
      const settled = settleQuestion(await call({ method: 'GET', url, headers: bearing(access) }), now)
      // Before 4.3 there is no such list, and not every server that speaks like Mastodon has it.
      const hasNoList =
        settled.kind === 'refused' && (settled.refusal === 'gone' || settled.refusal === 'not_accepted')
      if (hasNoList) return lookedThrough(wanted, () => undefined)
      if (settled.kind !== 'done') return settled
      const statuses = jsonIn(settled.answer, z.array(z.looseObject({ id: Id })))
      if (!statuses) return { kind: 'try_again', afterMs: null }
      return lookedThrough(wanted, (wantedId) => statuses.find(({ id }) => id === wantedId))
    },
  },

  async check(access, call, now) {
    const base = access.account.baseUrl
    if (!base) return refused('wrong_account')
    const url = `${base}/api/v1/accounts/verify_credentials`
    const settled = settleQuestion(await call({ method: 'GET', url, headers: bearing(access) }), now)
    if (settled.kind !== 'done') return settled
    const me = jsonIn(settled.answer, z.object({ id: Id, acct: z.string() }))
    if (!me) return { kind: 'try_again', afterMs: null }
    if (!isOurs(access, me.id)) return refused('wrong_account')
    // Who may not read statuses is refused whatever is asked for, and would never hear that a post is gone.
    const looking = `${base}/api/v1/statuses?${new URLSearchParams({ 'id[]': '0' })}`
    const looked = settleQuestion(await call({ method: 'GET', url: looking, headers: bearing(access) }), now)
    return looked.kind === 'refused' && looked.refusal === 'not_allowed'
      ? looked
      : { kind: 'connected', id: me.id, name: me.acct }
  },
}

const Failed = z.object({ error: z.string() })

const isOurs = ({ account }: Access, id: string) => account.id === null || account.id === id

/** How many characters the instance takes, by its `/api/v2/instance`. */
export const mostCharactersOf = (body: string | null) =>
  jsonIn({ body }, Instance)?.configuration.statuses.max_characters ?? MASTODON_LENGTH

const Instance = z.object({
  configuration: z.object({ statuses: z.object({ max_characters: z.int().positive() }) }),
})
