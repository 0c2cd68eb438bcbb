/** The connectors of the demonstration, with what it takes to speak to them; those of real houses are refused. */
import { CannotStart } from '@/db/cannot-start'
import type { Database } from '@/db/client'
import { signedHeaders } from '@/lib/channels/signature'
import { listSealedSecrets } from '@/lib/connectors/store'
import { openSecret } from '@/lib/secrets/seal'

export type Source = {
  propertyId: string
  property: string
  connectorId: string
  url: string
  secret: string
  kind: string
}

/** By property and name. Throws one sentence for a house that is no demonstration or has no such connector. */
export async function findSource(
  db: Database,
  publicUrl: string,
  { property, name }: { property: string; name: string },
): Promise<Source> {
  const ofHouse = (await listSealedSecrets(db)).filter((one) => one.property === property)
  if (ofHouse.some(({ isDemonstration }) => !isDemonstration))
    throw new CannotStart(`${property} is no demonstration: a rehearsal never writes into a real house.`)
  const found = ofHouse.find((one) => one.name === name)
  if (!found) throw new CannotStart(`There is no connector "${name}" in a demonstration called ${property}.`)
  const { id: connectorId, propertyId, kind, sealed } = found
  return {
    propertyId,
    property,
    connectorId,
    url: `${publicUrl}/api/webhooks/${connectorId}`,
    secret: openSecret(sealed),
    kind,
  }
}

/** Sends one signed delivery as a channel would; answers the status, 0 when nobody answered. */
export async function send({ url, secret, kind }: Source, key: string, payload: object): Promise<number> {
  const body = Buffer.from(JSON.stringify(payload))
  const headers =
    kind === 'bearer'
      ? { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'idempotency-key': key }
      : signedHeaders({ id: key, at: new Date(), body }, secret)
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(15_000) })
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  }
}
