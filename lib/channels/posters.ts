/** Every channel by which the house can speak for itself; the others are answered by hand or by a signed webhook. */
import type { ChannelName } from '@/db/vocabulary'

import { blueskyApi } from './bluesky-api'
import { googleBusinessApi } from './google-business-api'
import { mastodonApi } from './mastodon-api'
import { metaApi } from './meta-api'
import type { Poster } from './poster'
import { xApi } from './x-api'

export const posters: Partial<Record<ChannelName, Poster>> = {
  x: xApi,
  meta: metaApi,
  google_business: googleBusinessApi,
  mastodon: mastodonApi,
  bluesky: blueskyApi,
}
