/**
 * The channels that a house can connect. The others are understood, but nothing keeps yet what their vendors give: a
 * connector of such a channel would refuse whatever comes.
 */
import type { ChannelName } from '@/db/vocabulary'

export const CHANNELS_ON_OFFER = ['standard_webhooks', 'bearer'] as const satisfies readonly ChannelName[]
export type ChannelOnOffer = (typeof CHANNELS_ON_OFFER)[number]
