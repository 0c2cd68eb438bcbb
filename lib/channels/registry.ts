/** Every channel there is. A word in the vocabulary without a channel here does not compile. */
import type { ChannelName } from '@/db/vocabulary'

import { bearer } from './bearer'
import type { Channel } from './channel'
import { standardWebhooks } from './standard-webhooks'

export const channels: Record<ChannelName, Channel> = {
  standard_webhooks: standardWebhooks,
  bearer,
}
