/** What every page tells the browser to refuse. Pure, so that a test reads it whole. */

export type Surroundings = {
  /** Fresh for every request; scripts without it do not run. */
  nonce: string
  /** PUBLIC_URL is https: only then may the browser be told to stay there. */
  isSecure: boolean
  isDev: boolean
}

/** Given to Next with the request, which puts the nonce on its scripts, and to the browser with the answer. */
export function contentSecurityPolicy({ nonce, isSecure, isDev }: Surroundings): string {
  const rules = {
    'default-src': ["'self'"],
    // React says where an error came from by way of eval, in development only.
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(isDev ? ["'unsafe-eval'"] : [])],
    // Styles on elements: the width of a bar, the place of a toast.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'", ...(isDev ? ['ws:'] : [])],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
  const said = Object.entries(rules).map(([rule, sources]) => `${rule} ${sources.join(' ')}`)
  return [...said, ...(isSecure ? ['upgrade-insecure-requests'] : [])].join('; ')
}

export function securityHeaders({ isSecure }: Pick<Surroundings, 'isSecure'>): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(isSecure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}
