/** What a form may say about a connector. */
import { z } from 'zod'

import { NETWORKS } from '@/db/vocabulary'
import { name } from '@/lib/house/form-values'

import { CHANNELS_ON_OFFER } from './on-offer'

const Name = name({ longest: 80 })
/** Where replies are handed over: https, or this machine while one tries things out. */
const OutgoingUrl = z
  .url()
  .max(2048)
  .refine((text) => /^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(text))

/** Typed or pasted, separated by blanks or commas; kept folded, without the @. */
export const OwnHandles = z
  .string()
  .max(2000)
  .transform((text) => [
    ...new Set(
      text
        .split(/[\s,;]+/)
        .map((handle) => handle.replace(/^@+/, '').toLowerCase())
        .filter((handle) => handle !== ''),
    ),
  ])

const Settings = {
  name: Name,
  outletId: z.uuid().nullish(),
  ownHandles: z.array(z.string().min(1).max(300)).max(50).default([]),
  outgoingUrl: OutgoingUrl.nullish(),
}

export const ConnectorSettings = z.strictObject({ connectorId: z.uuid(), ...Settings })
export type ConnectorSettings = z.input<typeof ConnectorSettings>

export const ConnectorChoice = z.strictObject({ connectorId: z.uuid() })

export const Secret = z.string().trim().min(1).max(4000)

export const OfAccount = {
  accountId: z.string().trim().min(1).max(300).nullable(),
  /** https, or this machine where a stand-in answers; without a slash at the end. */
  baseUrl: OutgoingUrl.transform((url) => url.replace(/\/+$/, '')).nullable(),
}
export const AccountSettings = z.strictObject({ connectorId: z.uuid(), ...OfAccount })
export type AccountSettings = z.input<typeof AccountSettings>

export const VendorSecret = z.strictObject({ connectorId: z.uuid(), secret: Secret })
export type VendorSecret = z.input<typeof VendorSecret>

/** Whatever the vendor gave; what is left out is not kept from before. */
const OfAccess = {
  accessToken: Secret.nullable().default(null),
  refreshToken: Secret.nullable().default(null),
  clientId: Secret.nullable().default(null),
  clientSecret: Secret.nullable().default(null),
  /** When the access token ends, where that is known. */
  expiresAt: z.date().nullable().default(null),
}
export const VendorCredentials = z.strictObject({ connectorId: z.uuid(), ...OfAccess })
export type VendorCredentials = z.input<typeof VendorCredentials>

export const NewConnector = z.strictObject({
  ...Settings,
  channel: z.enum(CHANNELS_ON_OFFER),
  network: z.enum(NETWORKS),
  accountId: OfAccount.accountId.default(null),
  baseUrl: OfAccount.baseUrl.default(null),
  vendorSecret: Secret.nullable().default(null),
  ...OfAccess,
})
export type NewConnector = z.input<typeof NewConnector>
