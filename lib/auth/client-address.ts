/** From where a request comes, as far as it can be believed: for limits only, never for trust. */

/**
 * The door writes `x-house-address` itself and drops what a caller sent under that name. Without the door the last
 * entry of `x-forwarded-for` counts: it was added by the nearest proxy, or by Next. An IPv6 caller owns a whole /64.
 */
export function clientAddress(headers: Headers): string {
  const told = headers.get('x-house-address') ?? headers.get('x-forwarded-for')?.split(',').at(-1) ?? ''
  const address = told.trim().replace(/^::ffff:(?=\d+\.)/i, '')
  if (!address.includes(':')) return address || 'unknown'
  return network(address)
}

function network(address: string) {
  const [front = '', back] = address.toLowerCase().split('::')
  const head = front.split(':').filter(Boolean)
  const tail = back === undefined ? [] : back.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return [...head, ...zeros, ...tail].slice(0, 4).join(':')
}
