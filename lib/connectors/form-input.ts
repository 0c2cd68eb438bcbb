/** What the connectors' forms send, where a list is one text and an empty field is nothing. */
import { z } from 'zod'

import { NETWORKS } from '@/db/vocabulary'

import { blankOr } from '@/lib/house/form-values'

import { ConnectorSettings, NewConnector, OwnHandles } from './input'
import { CHANNELS_ON_OFFER } from './on-offer'

const asTyped = {
  outletId: blankOr(z.uuid()),
  ownHandles: OwnHandles.pipe(z.array(z.string().max(300)).max(50)),
  outgoingUrl: blankOr(ConnectorSettings.shape.outgoingUrl),
}

export const NewConnectorForm = z.object({
  name: NewConnector.shape.name,
  channel: z.enum(CHANNELS_ON_OFFER),
  network: z.enum(NETWORKS),
  ...asTyped,
})

export const ConnectorForm = z.object({ connectorId: z.uuid(), name: NewConnector.shape.name, ...asTyped })
