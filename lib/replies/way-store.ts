/** Where the reply of a task goes, and what the house has there to bring it by. To the guest alone it goes by us or not at all. */
import { and, eq, isNull, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { vendorAccess } from '@/db/schema/connections'
import { connectors, signals } from '@/db/schema/signals'
import { tasks } from '@/db/schema/tasks'
import type { ChannelName, Network } from '@/db/vocabulary'
import type { WayBack } from '@/lib/signals/incoming'
import { aloneOf, wayBackOf } from '@/lib/signals/way-back'

export type Way = {
  network: Network | null
  signalId: string | null
  /** What the source called the post that is answered. */
  inReplyTo: string | null
  url: string | null
  isDeleted: boolean
  handle: string | null
  /** How long a post may be there; null where every account has the same room. */
  mostCharacters: number | null
  /** Somebody else posts for the connector; null when nobody does. */
  connector: {
    id: string
    outgoingUrl: string
    outgoingSecret: Buffer | null
    /** They take nothing before then; null while they set no limit. */
    waitsUntil: Date | null
  } | null
  /** The account of ours that was heard through, and the way back to what was said; null without either. */
  vendor: {
    connectorId: string
    channel: ChannelName
    wayBack: WayBack
    /** The vendor takes no post of ours before then; null while it sets no limit. */
    waitsUntil: Date | null
  } | null
}

export async function findWay(
  db: Database,
  { propertyId, taskId, isAlone }: { propertyId: string; taskId: string; isAlone: boolean },
): Promise<Way> {
  const [way] = await db
    .select({
      network: signals.network,
      signalId: signals.id,
      inReplyTo: signals.externalId,
      url: signals.url,
      isDeleted: sql<boolean>`${signals.deletedAt} is not null`,
      handle: sql<string | null>`(select h.handle from handles h
        where h.property_id = ${tasks.propertyId} and h.id = ${signals.handleId})`,
      wayBack: signals.wayBack,
      connectorId: connectors.id,
      channel: connectors.channel,
      mostCharacters: connectors.mostCharacters,
      outgoingUrl: connectors.outgoingUrl,
      outgoingSecret: connectors.outgoingSecret,
      outgoingWaitsUntil: connectors.outgoingWaitsUntil,
      accessOf: vendorAccess.connectorId,
      waitsUntil: vendorAccess.postsWaitUntil,
    })
    .from(tasks)
    .leftJoin(signals, and(eq(signals.propertyId, tasks.propertyId), eq(signals.id, tasks.signalId)))
    .leftJoin(
      connectors,
      and(
        eq(connectors.propertyId, tasks.propertyId),
        eq(connectors.id, signals.connectorId),
        isNull(connectors.archivedAt),
      ),
    )
    .leftJoin(
      vendorAccess,
      and(eq(vendorAccess.propertyId, connectors.propertyId), eq(vendorAccess.connectorId, connectors.id)),
    )
    .where(and(eq(tasks.propertyId, propertyId), eq(tasks.id, taskId)))
  const { connectorId, channel, outgoingUrl, outgoingSecret, outgoingWaitsUntil, ...found } = way ?? NOWHERE
  const { accessOf, wayBack, waitsUntil, ...rest } = found
  const openly = wayBackOf({ wayBack })
  const back = isAlone ? openly && aloneOf(openly) : openly
  return {
    ...rest,
    connector:
      connectorId && outgoingUrl && !isAlone
        ? { id: connectorId, outgoingUrl, outgoingSecret, waitsUntil: outgoingWaitsUntil }
        : null,
    vendor:
      accessOf && channel && back ? { connectorId: accessOf, channel, wayBack: back, waitsUntil } : null,
  }
}

const NOWHERE = {
  network: null,
  signalId: null,
  inReplyTo: null,
  url: null,
  isDeleted: false,
  handle: null,
  wayBack: null,
  mostCharacters: null,
  connectorId: null,
  channel: null,
  outgoingUrl: null,
  outgoingSecret: null,
  outgoingWaitsUntil: null,
  accessOf: null,
  waitsUntil: null,
}
