/** Every channel there is. A word in the vocabulary without a channel here does not compile. */
import type { ChannelName } from '@/db/vocabulary'

import { apaleo } from './apaleo'
import { bearer } from './bearer'
import { bluesky } from './bluesky'
import type { Channel } from './channel'
import { cloudEvents } from './cloud-events'
import { cloudbeds } from './cloudbeds'
import { foursquare } from './foursquare'
import { googleBusiness } from './google-business'
import { guesty } from './guesty'
import { hostaway } from './mappings/hostaway'
import { mewsPos } from './mappings/mews-pos'
import { sevenrooms } from './mappings/sevenrooms'
import { square } from './mappings/square'
import { thefork } from './mappings/thefork'
import { toast } from './mappings/toast'
import { trustpilot } from './mappings/trustpilot'
import { yelp } from './mappings/yelp'
import { youscan } from './mappings/youscan'
import { mastodon } from './mastodon'
import { meta } from './meta'
import { mews } from './mews'
import { standardWebhooks } from './standard-webhooks'
import { x } from './x'

export const channels: Record<ChannelName, Channel> = {
  standard_webhooks: standardWebhooks,
  bearer,
  x,
  meta,
  google_business: googleBusiness,
  foursquare,
  mastodon,
  bluesky,
  mews,
  mews_pos: mewsPos,
  cloudbeds,
  apaleo,
  guesty,
  hostaway,
  cloud_events: cloudEvents,
  yelp,
  trustpilot,
  thefork,
  sevenrooms,
  square,
  toast,
  youscan,
}
