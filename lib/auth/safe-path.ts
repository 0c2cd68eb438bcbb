/** Where sign-in leads: a page of this house, whatever the address bar asked for. */

/** The front door, which knows where to begin. */
const HOME = '/'
/** Stands for our own address while the browser's own reading of `wanted` is asked. */
const OURS = 'https://house.invalid'

/**
 * The wanted path with its query, or the front door. A browser reads "//host", "/\host" and paths with tabs or line
 * breaks in them as another site, so whatever does not stay here when read as a browser does, is not followed.
 */
export function safePath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, OURS)) return HOME
  const { origin, pathname, search } = new URL(wanted, OURS)
  const leads = origin === OURS && !pathname.startsWith('//') && !/^\/(sign-in|api)(\/|$)/.test(pathname)
  return leads ? pathname + search : HOME
}
