/** What the connectors' forms send, where a list is one text and an empty field is nothing. */
import { z } from 'zod'

import { NETWORKS } from '@/db/vocabulary'

import { blankOr } from '@/lib/house/form-values'

import { ConnectorSettings, NewConnector, OfAccount, OwnHandles, Secret } from './input'
import { CHANNELS_ON_OFFER } from './on-offer'

/** Fields that a channel does not ask for are not sent at all. */
const asTyped = {
  outletId: blankOr(z.uuid()),
  ownHandles: OwnHandles.prefault('').pipe(z.array(z.string().max(300)).max(50)),
  outgoingUrl: blankOr(ConnectorSettings.shape.outgoingUrl).default(null),
}

const asGiven = {
  accessToken: blankOr(Secret).default(null),
  refreshToken: blankOr(Secret).default(null),
  clientId: blankOr(Secret).default(null),
  clientSecret: blankOr(Secret).default(null),
  /** A day by the clock of the house. */
  accessEndsOn: blankOr(z.iso.date()).default(null),
}
const ofAccount = {
  accountId: blankOr(OfAccount.accountId).default(null),
  baseUrl: blankOr(OfAccount.baseUrl).default(null),
}

export const NewConnectorForm = z.object({
  name: NewConnector.shape.name,
  channel: z.enum(CHANNELS_ON_OFFER),
  network: z.enum(NETWORKS),
  vendorSecret: blankOr(Secret).default(null),
  ...asTyped,
  ...ofAccount,
  ...asGiven,
})

export const AccountForm = z.object({ connectorId: z.uuid(), ...ofAccount })
export const CredentialsForm = z.object({ connectorId: z.uuid(), ...asGiven })

export const ConnectorForm = z.object({ connectorId: z.uuid(), name: NewConnector.shape.name, ...asTyped })
