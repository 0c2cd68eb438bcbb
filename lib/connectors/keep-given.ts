/** What the vendor gave, kept sealed with a new connector. What was left out can follow. */
import type { Database } from '@/db/client'
import type { Credentials } from '@/lib/channels/poster'
import { sealSecret } from '@/lib/secrets/seal'

import { sealCredentials } from './credentials'
import type { ConnectorKey } from './store'
import { insertVendorSecret, putAccess } from './vendor-store'

type Given = ConnectorKey &
  Omit<Credentials, 'accessToken'> & {
    personId: string
    vendorSecret: string | null
    accessToken: string | null
  }

export async function keepGiven(
  tx: Database,
  {
    propertyId,
    connectorId,
    personId,
    vendorSecret,
    accessToken,
    refreshToken,
    clientId,
    clientSecret,
    expiresAt,
  }: Given,
  now: Date,
) {
  const key = { propertyId, connectorId }
  if (vendorSecret !== null)
    await insertVendorSecret(tx, {
      ...key,
      sealed: sealSecret(vendorSecret),
      createdBy: personId,
      createdAt: now,
    })
  if ([accessToken, refreshToken, clientId, clientSecret].every((one) => one === null)) return
  const credentials = {
    accessToken: accessToken ?? '',
    refreshToken,
    clientId,
    clientSecret,
    expiresAt,
  }
  await putAccess(tx, { ...key, ...sealCredentials(credentials), changedAt: now, changedBy: personId })
}
