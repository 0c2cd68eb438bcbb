/** The connector that an address names, for the pages below it. */
import { z } from 'zod'

import { database } from '@/db/pool'
import { findConnector } from '@/lib/connectors/store'

/** Null when it is no id, another house's, or put away. */
export async function connectorOfPage(propertyId: string, { connectorId }: { connectorId: string }) {
  const id = z.uuid().safeParse(connectorId).data
  const connector = id && (await findConnector(database(), { propertyId, connectorId: id }))
  return connector && !connector.archivedAt ? connector : null
}
