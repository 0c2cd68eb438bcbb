/** The address of this house as people type it, for links that leave it. */

/**
 * PUBLIC_URL when it is set. Without it, the host this request was made to: it ends up only on the screen of the
 * one who asked, so a false Host header deceives nobody else.
 */
export function ourAddress(headers: Headers): string {
  const told = process.env.PUBLIC_URL
  if (told) return told.replace(/\/+$/, '')
  return `http://${headers.get('host') ?? 'localhost'}`
}
