/** `test` for evenings through the real channels: each vendor stands on this machine, and speaks and answers as it does. */
import { createHmac } from 'node:crypto'
import { z } from 'zod'

import { newId } from '@/db/id'
import { type HotelNote, mewsHotel, type Stay } from '@/lib/testing/hotels'
import { type Heard, openStandIn, type Said } from '@/lib/testing/stand-in'
import { xVendor } from '@/lib/testing/vendors'

import { test as base, type Connected, expect } from './evening'

type FoursquareUser = { id: string; handle: string; firstName: string; lastName: string }

/** Foursquare pushes a check-in at a venue: a form with JSON in it, and the secret beside it. */
export async function pushCheckIn({ url, secret }: Connected, user: FoursquareUser, shout: string) {
  const createdAt = Math.floor(Date.now() / 1000)
  const checkin = { id: newId(), createdAt, shout, user, venue: { id: '2', name: 'La Terraza' } }
  const body = new URLSearchParams({ checkin: JSON.stringify(checkin), secret })
  const { status } = await fetch(url, { method: 'POST', body })
  expect(status, 'the house keeps what Foursquare pushes').toBe(200)
}

type XUser = { id: string; username: string; name: string }
/** `inReplyTo`: the post of the guest that it answers. */
type XPost = { at: Date; id: string; text: string; inReplyTo: string }

const Posting = z.object({ text: z.string(), reply: z.object({ in_reply_to_tweet_id: z.string() }) })
const Made = z.object({ data: z.object({ id: z.string() }) })
const NOT_SUMMONED = { status: 403, body: { detail: 'The author did not mention or quote you.' } }

/** X, where the house has an account: guests post there, the house is told of it, asks for the rest, and answers. */
export class X {
  readonly account = { id: '71', consumerSecret: 'the consumer secret of the app' }
  /** As its stand-in takes them. */
  readonly access = {
    accessToken: 'token-now',
    refreshToken: 'refresh-1',
    clientId: 'client-1',
    clientSecret: 'client-secret',
  }
  /** What the house answered there. */
  readonly posted: XPost[] = []
  url = ''
  private webhook = ''
  private readonly posts = new Map<string, object>()
  private readonly vendor = xVendor()

  get connection() {
    const { account, access, url: baseUrl } = this
    const { id: accountId, consumerSecret: vendorSecret } = account
    return { channel: 'x', accountId, vendorSecret, baseUrl, ...access } as const
  }

  /** The address is challenged first: whoever does not know the app's secret is no webhook. */
  async registers(webhook: string) {
    const crc_token = newId()
    const answered = await fetch(`${webhook}?${new URLSearchParams({ crc_token })}`)
    expect(await answered.json()).toEqual({ response_token: this.sign(crc_token) })
    this.webhook = webhook
  }

  /** A guest names the house in a post; answers its id. */
  async mentions(user: XUser, text: string) {
    const { post, includes } = this.keep(user, text, [])
    await this.tell('post.mention.create', { payload: post, includes })
    return post.id
  }

  /** A guest answers a post: X tells of it without its author, who has to be asked for. */
  async replies(user: XUser, to: string | undefined, text: string) {
    const { post } = this.keep(user, text, [{ type: 'replied_to', id: to }])
    await this.tell('post.reply.create', { payload: post, includes: {} })
  }

  private keep(user: XUser, text: string, referenced_tweets: object[]) {
    const post = {
      id: `${2001 + this.posts.size}`,
      text,
      author_id: user.id,
      created_at: new Date().toISOString(),
      lang: 'en',
      entities: { mentions: [{ username: 'us', id: this.account.id }] },
      referenced_tweets,
    }
    const includes = { users: [user] }
    this.posts.set(post.id, { data: post, includes })
    return { post, includes }
  }

  private async tell(event_type: string, said: object) {
    const filter = { user_id: this.account.id }
    const body = JSON.stringify({ data: { event_uuid: newId(), event_type, filter, ...said } })
    const headers = {
      'content-type': 'application/json',
      'x-twitter-webhooks-signature': this.sign(body),
    }
    const { status } = await fetch(this.webhook, { method: 'POST', headers, body })
    expect(status, 'the house keeps what X tells').toBe(200)
  }

  private sign(text: string) {
    return `sha256=${createHmac('sha256', this.account.consumerSecret).update(text).digest('base64')}`
  }

  /** A post that stands is found; only one that stands, and that named the house, may be answered. */
  answer(heard: Heard): Said {
    const { method, path } = heard
    const said = this.vendor(heard)
    const asked = this.posts.get(/^\/2\/tweets\/(\d+)/.exec(path)?.[1] ?? '')
    if (method === 'GET') return asked && said.status === 200 ? { status: 200, body: asked } : said
    const posting = path === '/2/tweets' ? Posting.safeParse(JSON.parse(heard.body)) : null
    if (!posting || said.status !== 201) return said
    const inReplyTo = posting.data?.reply.in_reply_to_tweet_id
    if (!posting.success || !inReplyTo || !this.posts.has(inReplyTo)) return NOT_SUMMONED
    const { id } = Made.parse(said.body).data
    this.posted.push({ at: new Date(), id, text: posting.data.text, inReplyTo })
    return said
  }
}

const ENTERPRISE = 'e-1'

/** Mews, where the hotel keeps its reservations: it only names what changed, is asked for it, and takes notes. */
export class Mews {
  readonly notes: HotelNote[] = []
  url = ''
  /** The address of the house, with the secret in it. */
  webhook = ''
  private readonly stays = new Map<string, Stay>()
  readonly answer = mewsHotel(this.stays, this.notes)

  /** As its stand-in takes the tokens. */
  get connection() {
    const tokens = { accessToken: 'token-now', clientSecret: 'client-secret' }
    return { channel: 'mews', accountId: ENTERPRISE, baseUrl: this.url, ...tokens } as const
  }

  async changes(stay: Stay) {
    this.stays.set(stay.id, stay)
    const Events = [{ Discriminator: 'ServiceOrderUpdated', Value: { Id: stay.id } }]
    const body = JSON.stringify({ EnterpriseId: ENTERPRISE, Events })
    const headers = { 'content-type': 'application/json' }
    const { status } = await fetch(this.webhook, { method: 'POST', headers, body })
    expect(status, 'the house keeps what Mews tells').toBe(200)
  }
}

export const test = base.extend<{ x: X; mews: Mews }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
  x: async ({}, use) => standing(new X(), use),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
  mews: async ({}, use) => standing(new Mews(), use),
})

async function standing<Vendor extends { url: string; answer: (heard: Heard) => Said }>(
  vendor: Vendor,
  use: (vendor: Vendor) => Promise<void>,
) {
  const { url, close } = await openStandIn((heard) => vendor.answer(heard))
  vendor.url = url
  await use(vendor)
  await close()
}

export { expect }
