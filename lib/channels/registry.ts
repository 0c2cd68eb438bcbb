/** Every channel there is. A word in the vocabulary without a channel here does not compile. */
import type { ChannelName } from '@/db/vocabulary'

import { bearer } from './bearer'
import type { Channel } from './channel'
import { googleBusiness } from './google-business'
import { meta } from './meta'
import { standardWebhooks } from './standard-webhooks'
import { x } from './x'

export const channels: Record<ChannelName, Channel> = {
  standard_webhooks: standardWebhooks,
  bearer,
  x,
  meta,
  google_business: googleBusiness,
}
