/** The address that a connector's sender posts to, and the command that tries it. */
import { headers } from 'next/headers'

import { database } from '@/db/pool'
import type { Connector } from '@/db/schema/signals'
import { ourAddress } from '@/lib/auth/our-address'
import { SECRET_IN_ADDRESS } from '@/lib/channels/shown-secret'
import { offerOf } from '@/lib/connectors/on-offer'
import { sampleCall } from '@/lib/connectors/sample-call'
import { findOutlet } from '@/lib/house/outlet-store'

type Addressed = Pick<Connector, 'propertyId' | 'id' | 'channel' | 'outletId'>

/** `secret` null leaves a place for it in the command. */
export async function addressOf({ propertyId, id, channel, outletId }: Addressed, secret: string | null) {
  const url = `${ourAddress(await headers())}/api/webhooks/${id}`
  const outlet = outletId && (await findOutlet(database(), { propertyId, outletId }))
  return { url, call: sampleCall({ url, channel, secret, outlet: outlet ? outlet.name : null }) }
}

/** What is shown once, in the form in which this channel's vendor wants it. */
export async function shownOnce(connector: Addressed, secret: string) {
  const offer = offerOf(connector.channel)
  if (offer?.isRead) return {}
  const { url, call } = await addressOf(connector, secret)
  const shows = offer?.shows ?? null
  if (shows === 'address')
    return { secretUrl: `${url}?${SECRET_IN_ADDRESS}=${encodeURIComponent(secret)}`, secret, call }
  return { url, call, ...(shows !== null && { secret }) }
}
