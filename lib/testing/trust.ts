/** What tests of channels hold a delivery against, and the bytes they read, with everything unsaid left plain. */
import type { Network } from '@/db/vocabulary'
import type { Account, KeptBody, RawDelivery, Trust } from '@/lib/channels/channel'
import type { Access, Credentials } from '@/lib/channels/poster'

export const anAccount: Account = {
  id: null,
  baseUrl: null,
  webhookUrl: 'https://house.example/api/webhooks/0',
}

/** Trust in these secrets of the house's own. */
export const trusting = (secrets: readonly string[], rest: Partial<Trust> = {}): Trust => ({
  secrets,
  vendorSecrets: [],
  keys: [],
  account: anAccount,
  ...rest,
})

export const aRawDelivery = (rest: Partial<RawDelivery> = {}): RawDelivery => ({
  url: '/api/webhooks/0',
  headers: new Headers(),
  body: Buffer.from(''),
  ...rest,
})

/** A body that came at noon, in a house in Lisbon; an object is sent as JSON. */
export const aKeptBody = (body: Uint8Array | object | string, rest: Partial<KeptBody> = {}): KeptBody => ({
  contentType: 'application/json',
  body:
    body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  network: 'other',
  account: anAccount,
  zone: 'Europe/Lisbon',
  receivedAt: new Date('2026-07-10T12:00:00.000Z'),
  ...rest,
})

/** Access to a vendor on this machine, with the token that the stand-ins know. */
export const anAccess = ({
  network,
  baseUrl,
  id = null,
  ...credentials
}: Partial<Credentials> & { network: Network; baseUrl: string; id?: string | null }): Access => ({
  network,
  account: { ...anAccount, baseUrl, id },
  credentials: {
    accessToken: 'token-now',
    refreshToken: 'refresh-1',
    expiresAt: null,
    clientId: 'client-1',
    clientSecret: 'client-secret',
    ...credentials,
  },
})
