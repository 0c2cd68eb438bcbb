/**
 * One signed event of every channel on offer to the running demonstration, and what became of each. The connectors are
 * made for it and put away again; the vendors that are asked for more are stand-ins on this machine.
 */
import { generateKeyPairSync, type KeyObject } from 'node:crypto'

import { CannotStart } from '@/db/cannot-start'
import type { Database } from '@/db/client'
import type { Signal } from '@/db/schema/signals'
import { archiveConnector } from '@/lib/connectors/archive-connector'
import { createConnector } from '@/lib/connectors/create-connector'
import { CHANNELS_ON_OFFER, type ChannelOnOffer, OFFERS, type Offer } from '@/lib/connectors/on-offer'
import { listDemonstrationProperties } from '@/lib/demonstration/store'
import { isAtLeast, type Member } from '@/lib/people/member'
import { listDeliveriesOf, listSignalsOf } from '@/lib/rehearsal/heard-store'
import { signAs } from '@/lib/rehearsal/sign-as'
import { listCast } from '@/lib/rehearsal/store'
import { eventOf, OURS } from '@/lib/rehearsal/vendor-events'
import { fill } from '@/lib/words/fill'
import { messagesOf } from '@/lib/words/messages'

import { openVendors } from './vendors'

const PUSHER = 'reviews@rehearsal.iam.gserviceaccount.com'
const VENDOR_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const SETTLED_WITHIN_MS = 30_000
const LOOK_EVERY_MS = 250

type Rehearsing = { db: Database; publicUrl: string }
type Stage = Rehearsing & {
  admin: Member
  stamp: string
  pushKey: KeyObject
  baseUrlOf: (channel: ChannelOnOffer) => string | null
}

/** How many of them became nothing. Refuses where there is no demonstration: it never writes into a real house. */
export async function rehearseChannels({ db, publicUrl }: Rehearsing): Promise<number> {
  const [house] = await listDemonstrationProperties(db)
  const cast = house ? await listCast(db, house.id) : new Map<string, Member>()
  const admin = [...cast.values()].find((member) => isAtLeast(member, 'admin'))
  if (!house || !admin)
    throw new CannotStart('There is no demonstration: a rehearsal never writes into a real house.')
  console.log(`One event of each channel, to ${house.name}:`)

  const now = new Date()
  const stamp = `${now.getTime()}`
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const vendors = await openVendors(stamp, publicKey, now)
  const stage = { db, publicUrl, admin, stamp, pushKey: privateKey, baseUrlOf: vendors.urlOf }
  let failures = 0
  try {
    for (const channel of CHANNELS_ON_OFFER) {
      const { isGood, words } = await rehearseOne(stage, channel)
      if (!isGood) failures += 1
      console.log(`  ${isGood ? ' ' : '!'} ${channel.padEnd(18)} ${words}`)
    }
  } finally {
    await vendors.close()
  }
  return failures
}

const ACCOUNTS: Partial<Record<ChannelOnOffer, string>> = {
  x: OURS.x,
  meta: OURS.page,
  google_business: OURS.location,
  mews: OURS.enterprise,
}

async function rehearseOne(stage: Stage, channel: ChannelOnOffer): Promise<Result> {
  const { db, admin, stamp } = stage
  const offer: Offer = OFFERS[channel]
  const vendorSecret = channel === 'google_business' ? PUSHER : VENDOR_SECRET
  const isAsked = stage.baseUrlOf(channel) !== null
  const created = await createConnector(
    db,
    admin,
    {
      name: `Rehearsal ${channel} ${stamp}`,
      channel,
      network: offer.networks[0] ?? 'other',
      accountId: ACCOUNTS[channel] ?? null,
      baseUrl: stage.baseUrlOf(channel),
      vendorSecret: offer.gives.vendorSecret ? vendorSecret : null,
      ...(isAsked && { accessToken: 'token-now', clientId: 'client-1', clientSecret: 'client-secret' }),
    },
    new Date(),
  )
  if (!created.ok) return { isGood: false, words: `could not be connected: ${created.refusal}` }
  const { connector, secret } = created
  const key = { propertyId: connector.propertyId, connectorId: connector.id }
  try {
    const status = await tell(stage, channel, { connectorId: connector.id, secret, vendorSecret })
    return await became(db, key, status, isAsked)
  } finally {
    await archiveConnector(db, admin, key, new Date())
  }
}

type Told = { connectorId: string; secret: string; vendorSecret: string }

/** What the house answered; 200 where it is the house that asks. */
async function tell(
  { publicUrl, stamp, pushKey }: Stage,
  channel: ChannelOnOffer,
  told: Told,
): Promise<number> {
  if (channel === 'mastodon' || channel === 'bluesky') return 200
  const { connectorId, ...secrets } = told
  const webhookUrl = `${publicUrl}/api/webhooks/${connectorId}`
  const now = new Date()
  const saying = { id: stamp, body: eventOf(channel, { stamp, now }), at: now }
  const { query, ...sending } = signAs(channel, saying, { ...secrets, pushKey, webhookUrl })
  return send(webhookUrl + query, sending)
}

/** 0 when nobody answered. */
async function send(url: string, { headers, body }: { headers: Record<string, string>; body: string }) {
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(15_000) })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}

type Result = { isGood: boolean; words: string }

async function became(
  db: Database,
  key: { propertyId: string; connectorId: string },
  status: number,
  isAsked: boolean,
): Promise<Result> {
  const until = Date.now() + SETTLED_WITHIN_MS
  while (Date.now() < until && status >= 200 && status < 300) {
    const deliveries = await listDeliveriesOf(db, key)
    const bad = deliveries.find(({ state }) => state === 'quarantined')
    if (bad) return { isGood: false, words: `${status}, in quarantine: ${inWords(bad.problem)}` }
    const signals = await listSignalsOf(db, key)
    const isWhole = !isAsked || deliveries.some(({ contentType }) => contentType.includes('fetched='))
    if (isWhole && signals.length > 0)
      return {
        isGood: true,
        words: `${status}, ${signals.map(told).join('; ')}${isAsked ? ' (asked for)' : ''}`,
      }
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS))
  }
  return { isGood: false, words: status === 0 ? 'nobody answered' : `${status}, and nothing was heard` }
}

function inWords(problem: { key: string; saw?: string } | null): string {
  const sentences = messagesOf('en').intake?.problem
  const sentence = typeof sentences === 'object' && problem ? sentences[problem.key] : undefined
  return typeof sentence === 'string' ? fill(sentence, { saw: problem?.saw ?? '' }) : 'without a reason'
}

function told({ kind, authorName, text, stay, ratingValue, ratingMax }: Signal): string {
  const who = authorName ?? 'somebody'
  if (stay) return `${kind} of ${who}, ${stay.status}${stay.room ? ` in ${stay.room}` : ''}`
  const stars = ratingValue === null ? '' : ` ${ratingValue}/${ratingMax}`
  return `${kind}${stars} by ${who}${text ? `: ${text}` : ''}`
}
