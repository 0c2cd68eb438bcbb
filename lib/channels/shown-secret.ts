/** The ways in which a sender that cannot sign shows a secret. All are compared in constant time. */
import type { RawDelivery } from './channel'
import { isSame } from './signature'

type Shown = Pick<RawDelivery, 'url' | 'headers'>

/** Where the vendor gives no header to put one into, the house's secret stands in the address: `?secret=…`. */
export const SECRET_IN_ADDRESS = 'secret'

export const isKnown = (shown: readonly string[], secrets: readonly string[]) =>
  secrets.some((secret) => secret !== '' && shown.some((token) => isSame(token, secret)))

/** In the address, as basic authorization, or in any header that `tokensOf` knows. */
export const showsSecret = (shown: Shown, secrets: readonly string[]) =>
  isKnown([...inAddress(shown, SECRET_IN_ADDRESS), ...tokensOf(shown)], secrets)

export const inAddress = ({ url }: Pick<Shown, 'url'>, name: string) => queryOf(url).getAll(name)

/** Of an address that may be whole, or begin with its path. */
export const queryOf = (url: string) =>
  new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '')

/** `Authorization: Bearer …`, `X-Api-Key: …`, or the password (or the name alone) of basic authorization. */
export function tokensOf({ headers }: Pick<Shown, 'headers'>): string[] {
  const apiKey = headers.get('x-api-key')?.trim()
  const [scheme = '', value = ''] = (headers.get('authorization') ?? '').trim().split(/\s+/, 2)
  const tokens = apiKey ? [apiKey] : []
  if (scheme.toLowerCase() === 'bearer') tokens.push(value)
  if (scheme.toLowerCase() === 'basic') {
    const [name = '', ...password] = Buffer.from(value, 'base64').toString('utf8').split(':')
    tokens.push(password.join(':') || name)
  }
  return tokens
}
