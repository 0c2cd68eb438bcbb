/** Makes the secrets that senders hold; each channel has its own shape. */
import { randomBytes } from 'node:crypto'

import type { ChannelName } from '@/db/vocabulary'

/** Fit for a header and for the address of a form, as it is. */
const token = () => `hook_${randomBytes(24).toString('base64url')}`

const SHAPES: Record<ChannelName, () => string> = {
  /** The specification asks for 24 to 64 bytes. */
  standard_webhooks: () => `whsec_${randomBytes(32).toString('base64')}`,
  bearer: token,
  /** Signs with the app's secret; ours goes unused. */
  x: token,
  /** The "verify token" that is typed into the app's dashboard. */
  meta: token,
  /** Signs with Google's own keys; ours goes unused. */
  google_business: token,
  cloud_events: token,
  /** Shown in the address, or as basic authorization. */
  mews: token,
  cloudbeds: token,
  apaleo: token,
  hostaway: token,
  yelp: token,
  trustpilot: token,
  thefork: token,
  sevenrooms: token,
  youscan: token,
  /** The vendor makes its own; ours is good as well. */
  foursquare: token,
  /** Signed with a key that the vendor makes; ours goes unused. */
  guesty: token,
  square: token,
  toast: token,
  mews_pos: token,
  /** Nobody calls: the worker reads there. */
  mastodon: token,
  bluesky: token,
}

export const makeSecret = (channel: ChannelName) => SHAPES[channel]()
