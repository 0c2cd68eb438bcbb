/** What a connector knows of its account at the vendor. */
import type { Connector } from '@/db/schema/signals'
import type { Account } from '@/lib/channels/channel'

export const accountOf = ({
  id,
  accountId,
  baseUrl,
}: Pick<Connector, 'id' | 'accountId' | 'baseUrl'>): Account => ({
  id: accountId,
  baseUrl,
  webhookUrl: `${(process.env.PUBLIC_URL ?? '').replace(/\/+$/, '')}/api/webhooks/${id}`,
})
