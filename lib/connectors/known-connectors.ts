/** Connectors as the door needs them: found by id alone, secrets opened, remembered for a moment. */
import type { Database } from '@/db/client'
import type { ChannelName, Network } from '@/db/vocabulary'
import type { Trust } from '@/lib/channels/channel'
import { openSecret } from '@/lib/secrets/seal'

import { accountOf } from './account'
import { findOpenConnector } from './store'
import { listVendorSecrets } from './vendor-store'

export type KnownConnector = Trust & {
  propertyId: string
  id: string
  channel: ChannelName
  network: Network
  zone: string
  /** Those good at the time asked; none means that nothing may come in. */
  secrets: readonly string[]
}
export type FindConnector = (connectorId: string, now: Date) => Promise<KnownConnector | null>

/** How long a rotated or archived connector may still be answered as before. */
const REMEMBERED_MS = 3000
/** Beyond this many, somebody is trying ids: forget them all rather than grow. */
const MOST = 2000

type OpenedSecret = { secret: string; expiresAt: Date | null }
type Opened = Omit<KnownConnector, 'secrets' | 'vendorSecrets'> & {
  secrets: OpenedSecret[]
  vendorSecrets: OpenedSecret[]
}

/** Callers that ask together share one question to the database; an error is not remembered. */
export function rememberConnectors(db: Database): FindConnector {
  const known = new Map<string, { until: number; opened: Promise<Opened | null> }>()

  return async (connectorId, now) => {
    const remembered = known.get(connectorId)
    if (remembered && remembered.until > Date.now()) return goodAt(await remembered.opened, now)
    if (known.size >= MOST) known.clear()
    const opened = open(db, connectorId)
    known.set(connectorId, { until: Date.now() + REMEMBERED_MS, opened })
    opened.catch(() => known.delete(connectorId))
    return goodAt(await opened, now)
  }
}

async function open(db: Database, connectorId: string): Promise<Opened | null> {
  const found = await findOpenConnector(db, connectorId)
  if (!found) return null
  const { propertyId, id, channel, network, zone } = found
  const sealed = await listVendorSecrets(db, { propertyId, connectorId: id })
  const secrets = found.secrets.map(opened)
  const vendorSecrets = sealed.map(opened)
  return {
    propertyId,
    id,
    channel,
    network,
    zone,
    secrets,
    vendorSecrets,
    keys: [],
    account: accountOf(found),
  }
}

const opened = ({ sealed, expiresAt }: { sealed: Buffer; expiresAt: Date | null }): OpenedSecret => ({
  secret: openSecret(sealed),
  expiresAt,
})

function goodAt(opened: Opened | null, now: Date): KnownConnector | null {
  if (!opened) return null
  const good = (secrets: OpenedSecret[]) =>
    secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > now).map(({ secret }) => secret)
  return { ...opened, secrets: good(opened.secrets), vendorSecrets: good(opened.vendorSecrets) }
}
