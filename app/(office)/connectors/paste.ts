/** Where an address and a secret belong at the vendor, in words. */
import { getTranslations } from 'next-intl/server'

import type { ChannelName } from '@/db/vocabulary'
import { CHANNELS_ON_OFFER } from '@/lib/connectors/on-offer'

/** Null for a channel that is not on offer. */
export async function pasteInWords(channel: ChannelName): Promise<string | null> {
  const t = await getTranslations('connectors.paste')
  const known = CHANNELS_ON_OFFER.find((one) => one === channel)
  return known ? t(known) : null
}
