/**
 * The API of Google Business Profile, v4 (developers.google.com/my-business/reference/rest/v4): a review has one reply,
 * and putting it again replaces it. So what was lost on the way may simply be put once more.
 */
import { z } from 'zod'

import { jsonIn } from '@/lib/outgoing/answer-json'
import type { Call } from '@/lib/outgoing/call'

import type { Account, ToFetch } from './channel'
import { REVIEW_NAME } from './google-business'
import {
  type Access,
  asJson,
  bearing,
  foundAs,
  lookedThrough,
  type Poster,
  refusalOf,
  refused,
  settleQuestion,
  settleTakingBack,
} from './poster'

const baseOf = ({ baseUrl }: Account) => baseUrl ?? 'https://mybusiness.googleapis.com'
/** Tokens come from another host; a stand-in is both. */
const tokensAt = ({ baseUrl }: Account) => `${baseUrl ?? 'https://oauth2.googleapis.com'}/token`

const MOST_BYTES = 4096
/** The most that Google lists in one call; the newest come first. */
const PAGE = 50
const LOCATION = /^accounts\/[\w-]+\/locations\/[\w-]+$/

export const googleBusinessApi: Poster = {
  repeatsForMs: Number.POSITIVE_INFINITY,
  answers: ({ target: { name: id } }) => (id ? { what: 'review', id } : null),

  async post({ text }, way, access, call, now) {
    const no = refusalOf(way, now)
    if (no) return no
    const { name = '' } = way.target
    if (!REVIEW_NAME.test(name)) return refused('no_way')
    if (Buffer.byteLength(text) > MOST_BYTES) return refused('too_long')
    const called = await call({
      method: 'PUT',
      url: `${baseOf(access.account)}/v4/${name}/reply`,
      headers: { ...bearing(access), ...asJson },
      body: JSON.stringify({ comment: text }),
    })
    const settled = settleQuestion(called, now)
    return settled.kind === 'done' ? { kind: 'accepted', externalId: `${name}/reply` } : settled
  },

  async takeBack(_externalId, { target: { name = '' } }, access, call, now) {
    if (!REVIEW_NAME.test(name)) return refused('no_way')
    const url = `${baseOf(access.account)}/v4/${name}/reply`
    return settleTakingBack(await call({ method: 'DELETE', url, headers: bearing(access) }), now)
  },

  async fetchThing(wanted, access, call, now) {
    if (wanted.what !== 'review' || !REVIEW_NAME.test(wanted.id)) return refused('no_way')
    const url = `${baseOf(access.account)}/v4/${wanted.id}`
    const settled = settleQuestion(await call({ method: 'GET', url, headers: bearing(access) }), now)
    if (settled.kind === 'refused' && settled.refusal === 'gone') return { kind: 'gone' }
    if (settled.kind !== 'done') return settled
    return settled.answer.body === null
      ? { kind: 'try_again', afterMs: null }
      : foundAs(wanted, settled.answer.body)
  },

  /** The list comes first although it may not hold them all: where it is not to be had, nothing counts as gone. */
  lookAgain: {
    most: 100,
    async at(wanted, access, call, now) {
      const listed = await listReviews(PAGE, access, call, now)
      if (listed.kind !== 'done') return listed
      const reviews = jsonIn(listed.answer, Reviews)?.reviews
      if (!reviews) return { kind: 'try_again', afterMs: null }
      const { found } = lookedThrough(wanted, (id) => reviews.find(({ name }) => name === id))
      // Of a location that this was connected to before it says nothing, and they need not be gone.
      const isElsewhere = ({ id }: ToFetch) => !id.startsWith(`${listed.id}/`)
      const elsewhere = wanted.filter(isElsewhere).map((one) => [one, refused('wrong_account')] as const)
      return { kind: 'looked', found: new Map([...found, ...elsewhere]) }
    },
  },

  /** Google knows no "who am I" here: whoever may list the reviews of the location may answer them. */
  async check(access, call, now) {
    const listed = await listReviews(1, access, call, now)
    return listed.kind === 'done' ? { kind: 'connected', id: listed.id, name: null } : listed
  },

  /** The refresh token stays as it is. */
  async renew({ account, credentials }, call, now) {
    const { refreshToken, clientId, clientSecret } = credentials
    if (!refreshToken || !clientId || !clientSecret) return refused('access_ended')
    const form = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: clientId,
      client_secret: clientSecret,
    })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const called = await call({ method: 'POST', url: tokensAt(account), headers, body: form.toString() })
    const settled = settleQuestion(called, now)
    if (settled.kind === 'refused') return refused('access_ended')
    if (settled.kind !== 'done') return settled
    const token = jsonIn(settled.answer, Token)
    if (!token) return { kind: 'try_again', afterMs: null }
    const expiresAt = new Date(now.getTime() + token.expires_in * 1000)
    return { kind: 'renewed', credentials: { ...credentials, accessToken: token.access_token, expiresAt } }
  },
}

async function listReviews(pageSize: number, access: Access, call: Call, now: Date) {
  const id = access.account.id ?? ''
  if (!LOCATION.test(id)) return refused('wrong_account')
  const url = `${baseOf(access.account)}/v4/${id}/reviews?pageSize=${pageSize}`
  const settled = settleQuestion(await call({ method: 'GET', url, headers: bearing(access) }), now)
  if (settled.kind === 'refused' && settled.refusal === 'gone') return refused('wrong_account')
  return settled.kind === 'done' ? { ...settled, id } : settled
}

/** Where there are none, Google leaves the list out. */
const Reviews = z.object({ reviews: z.array(z.looseObject({ name: z.string() })).default([]) })
const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })
