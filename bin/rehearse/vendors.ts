/** Vendors on this machine, for a rehearsal: they answer what the events only name, and publish their keys. */
import type { KeyObject } from 'node:crypto'

import type { ChannelOnOffer } from '@/lib/connectors/on-offer'
import { reviewNameOf, stayIdOf } from '@/lib/rehearsal/vendor-events'
import { apaleoHotel, aStay, cloudbedsHotel, guestyHotel, mewsHotel, type Stay } from '@/lib/testing/hotels'
import { type Heard, openStandIn, type Said, type StandIn } from '@/lib/testing/stand-in'
import { blueskyAccount, mastodonAccount } from '@/lib/testing/told-accounts'

type Vendor = (heard: Heard) => Said

/** Those that are asked for more; the others say everything at once. */
export async function openVendors(stamp: string, pushKey: KeyObject, now: Date) {
  const opened = new Map<ChannelOnOffer, StandIn>()
  for (const [channel, answer] of vendorsOf(stamp, pushKey, now))
    opened.set(channel, await openStandIn(answer))
  return {
    urlOf: (channel: ChannelOnOffer) => opened.get(channel)?.url ?? null,
    close: () => Promise.all([...opened.values()].map((vendor) => vendor.close())),
  }
}

function vendorsOf(stamp: string, pushKey: KeyObject, now: Date): [ChannelOnOffer, Vendor][] {
  const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString()
  const stay = aStay({
    id: stayIdOf(stamp),
    status: 'checked_in',
    changedAt: at(0),
    from: at(-1),
    to: at(47),
    arrivedAt: at(0),
  })
  const stays = new Map<string, Stay>([[stay.id, stay]])
  const review = {
    name: reviewNameOf(stamp),
    reviewer: { displayName: 'Inês Horta' },
    starRating: 'FIVE',
    comment: 'They remembered that we like the window',
    createTime: at(0),
  }
  const google: Vendor = ({ path }) => {
    if (path.endsWith('/certs')) return { status: 200, body: { keys: [pushKey.export({ format: 'jwk' })] } }
    return path === `/v4/${review.name}` ? { status: 200, body: review } : { status: 404 }
  }
  const told = [{ id: stamp, text: 'So quiet here, and the bread is warm', at: at(0) }]
  return [
    ['mastodon', mastodonAccount(told)],
    ['bluesky', blueskyAccount(told)],
    ['mews', mewsHotel(stays)],
    ['cloudbeds', cloudbedsHotel(stays)],
    ['apaleo', apaleoHotel(stays)],
    ['guesty', guestyHotel(stays)],
    ['google_business', google],
  ]
}
