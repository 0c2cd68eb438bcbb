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

export const NewConnector = z.strictObject({
  ...Settings,
  channel: z.enum(CHANNELS_ON_OFFER),
  network: z.enum(NETWORKS),
})
export type NewConnector = z.input<typeof NewConnector>

export const ConnectorSettings = z.strictObject({ connectorId: z.uuid(), ...Settings })
export type ConnectorSettings = z.input<typeof ConnectorSettings>

export const ConnectorChoice = z.strictObject({ connectorId: z.uuid() })
