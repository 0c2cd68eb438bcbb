/** What the door tells Next about a request, and what it does not let a caller tell. */
import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

import { contentSecurityPolicy, securityHeaders } from './security-headers'

/** Only the house itself says these. */
const OURS = [
  'x-house-path',
  'x-house-address',
  'x-nonce',
  'content-security-policy',
  'x-middleware-subrequest',
]

export type Prepared = {
  /** To set on the request that Next sees; null takes one away. */
  request: Record<string, string | null>
  /** To set on the answer. */
  response: Record<string, string>
}

export function prepareForNext(
  { url, headers, remoteAddress }: { url: string; headers: IncomingHttpHeaders; remoteAddress: string },
  { publicUrl, isDev }: { publicUrl: string; isDev: boolean },
): Prepared {
  const isSecure = publicUrl.startsWith('https:')
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy({ nonce, isSecure, isDev })
  return {
    request: {
      ...Object.fromEntries(OURS.map((name) => [name, null])),
      'content-security-policy': policy,
      'x-nonce': nonce,
      'x-house-path': url,
      'x-house-address': addressOf(headers, remoteAddress),
      // Next compares it with the origin of a form: believed only where it names this house.
      ...(headers['x-forwarded-host'] === hostOf(publicUrl) ? {} : { 'x-forwarded-host': null }),
    },
    response: { 'content-security-policy': policy, ...securityHeaders({ isSecure }) },
  }
}

/** A proxy on this machine says for whom it asks; anybody else speaks for themselves. */
function addressOf(headers: IncomingHttpHeaders, remoteAddress: string): string {
  const forwarded = headers['x-forwarded-for']
  const last = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',').at(-1)?.trim()
  const isLocalProxy = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(remoteAddress)
  return isLocalProxy && last ? last : remoteAddress
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : '')
