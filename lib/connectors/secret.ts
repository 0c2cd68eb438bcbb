/** Makes the secrets that senders hold; each channel has its own shape. */
import { randomBytes } from 'node:crypto'

import type { ChannelName } from '@/db/vocabulary'

const SHAPES: Record<ChannelName, () => string> = {
  /** The specification asks for 24 to 64 bytes. */
  standard_webhooks: () => `whsec_${randomBytes(32).toString('base64')}`,
  /** Fit for a header and for the address of a form, as it is. */
  bearer: () => `hook_${randomBytes(24).toString('base64url')}`,
}

export const makeSecret = (channel: ChannelName) => SHAPES[channel]()
