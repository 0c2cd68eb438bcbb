/** What a connector knows of its account at the vendor. */
import type { Account } from '@/lib/channels/channel'

export const accountOf = (connectorId: string): Account => ({
  id: null,
  baseUrl: null,
  webhookUrl: `${(process.env.PUBLIC_URL ?? '').replace(/\/+$/, '')}/api/webhooks/${connectorId}`,
})
