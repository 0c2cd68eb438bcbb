/**
 * The channels that a house can connect, and what each needs of whom. Those that are left out are understood, but what
 * they send says nothing by itself (Mews POS, Toast).
 */
import type { ChannelName, Network } from '@/db/vocabulary'

/** How the sender shows the secret that this house made; null where it proves itself by what the vendor made. */
export type Shows = 'signature' | 'token' | 'address' | 'verify_token' | 'push_secret' | null

/** What of the vendor's is entered here, by the name it has there: a key of `connectors.gives`. */
export type Given = {
  vendorSecret?:
    | 'consumer_secret'
    | 'app_secret'
    | 'push_account'
    | 'push_secret'
    | 'signing_secret'
    | 'signature_key'
  accountId?: 'did' | 'user_id' | 'account_id' | 'location' | 'enterprise_id' | 'property_id'
  accessToken?: 'access_token' | 'api_key'
  refreshToken?: 'refresh_token'
  clientId?: 'client_id' | 'handle'
  clientSecret?: 'client_secret' | 'client_token' | 'app_password'
}

export type Offer = {
  /** Where what it reports was said; the first one unless somebody chooses. Empty: anywhere. */
  networks: readonly Network[]
  shows: Shows
  gives: Given
  /** Nobody calls: the worker reads there, and the address of the house is given to nobody. */
  isRead?: boolean
  /** There is no usual address of the service: each account says where it is. */
  isSomewhere?: boolean
}

const OAUTH = {
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  clientId: 'client_id',
  clientSecret: 'client_secret',
} as const
const APP = { clientId: 'client_id', clientSecret: 'client_secret' } as const

export const OFFERS = {
  standard_webhooks: { networks: [], shows: 'signature', gives: {} },
  bearer: { networks: [], shows: 'token', gives: {} },
  cloud_events: { networks: [], shows: 'token', gives: {} },
  x: {
    networks: ['x'],
    shows: null,
    gives: { vendorSecret: 'consumer_secret', accountId: 'user_id', ...OAUTH },
  },
  meta: {
    networks: ['instagram', 'facebook', 'threads'],
    shows: 'verify_token',
    gives: { vendorSecret: 'app_secret', accountId: 'account_id', accessToken: 'access_token' },
  },
  google_business: {
    networks: ['google'],
    shows: null,
    gives: { vendorSecret: 'push_account', accountId: 'location', ...OAUTH },
  },
  foursquare: { networks: ['foursquare'], shows: 'push_secret', gives: { vendorSecret: 'push_secret' } },
  mastodon: {
    networks: ['mastodon'],
    shows: null,
    gives: { accountId: 'account_id', accessToken: 'access_token' },
    isRead: true,
    isSomewhere: true,
  },
  bluesky: {
    networks: ['bluesky'],
    shows: null,
    gives: { accountId: 'did', clientId: 'handle', clientSecret: 'app_password' },
    isRead: true,
  },
  mews: {
    networks: ['pms'],
    shows: 'address',
    gives: { accountId: 'enterprise_id', accessToken: 'access_token', clientSecret: 'client_token' },
  },
  cloudbeds: {
    networks: ['pms'],
    shows: 'address',
    gives: { accountId: 'property_id', ...OAUTH, accessToken: 'api_key' },
  },
  apaleo: { networks: ['pms'], shows: 'address', gives: { accountId: 'property_id', ...APP } },
  guesty: {
    networks: ['pms'],
    shows: null,
    gives: { vendorSecret: 'signing_secret', accountId: 'account_id', ...APP },
  },
  hostaway: { networks: ['pms'], shows: 'address', gives: {} },
  square: { networks: ['pms'], shows: null, gives: { vendorSecret: 'signature_key' } },
  sevenrooms: { networks: ['pms'], shows: 'address', gives: {} },
  thefork: { networks: ['pms'], shows: 'address', gives: {} },
  yelp: { networks: ['yelp'], shows: 'address', gives: {} },
  trustpilot: { networks: ['trustpilot'], shows: 'address', gives: {} },
  youscan: { networks: ['other', 'instagram', 'facebook', 'tripadvisor'], shows: 'address', gives: {} },
} as const satisfies Partial<Record<ChannelName, Offer>>

export type ChannelOnOffer = keyof typeof OFFERS

const isOnOffer = (channel: string): channel is ChannelOnOffer => Object.hasOwn(OFFERS, channel)

export const CHANNELS_ON_OFFER = Object.keys(OFFERS).filter(isOnOffer)

/** Whatever can call an address by itself, without a vendor of its own. */
export const GENERIC = [
  'standard_webhooks',
  'bearer',
  'cloud_events',
] as const satisfies readonly ChannelOnOffer[]

/** Null for a channel that is not on offer any more, or not yet. */
export const offerOf = (channel: ChannelName): Offer | null => (isOnOffer(channel) ? OFFERS[channel] : null)

/** Nobody calls for these: whether they can be read is known by reading, and that nothing came is no sign of anything. */
export const READ_BY_US: readonly ChannelName[] = CHANNELS_ON_OFFER.filter(
  (channel) => offerOf(channel)?.isRead,
)

/** With what the vendor is asked and answered; the names of fields, too. */
export const ACCESS_FIELDS = ['accessToken', 'refreshToken', 'clientId', 'clientSecret'] as const

export const asksAccess = ({ gives }: Offer) => ACCESS_FIELDS.some((field) => gives[field] !== undefined)

/** The rest is made there for this very address, so it can only follow; Foursquare's is ours unless they choose one. */
const MADE_BEFORE: readonly Given['vendorSecret'][] = ['consumer_secret', 'app_secret', 'push_account']

/** The address is shown once the connector is made: what the vendor makes for it cannot be asked for before. */
export const isMadeBefore = (vendorSecret: NonNullable<Given['vendorSecret']>) =>
  MADE_BEFORE.includes(vendorSecret)

/** It tells who stays and who comes: nobody posts there, so there is nobody of ours and nothing to answer. */
export const isAboutStays = ({ networks }: Offer) => networks.includes('pms')
