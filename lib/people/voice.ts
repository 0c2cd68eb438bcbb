/** The public side of a member, as plain rules: where their accounts are, and where their face is. */
import type { Network } from '@/db/vocabulary'

/** Served only while the person agrees; asked anew every time. */
export const faceUrl = ({ propertyId, personId }: { propertyId: string; personId: string }) =>
  `/people/${propertyId}/${personId}/face`

/** The page of an account, null where a handle alone does not tell. */
export function accountUrl(network: Network, handle: string): string | null {
  const name = encodeURIComponent(handle)
  switch (network) {
    case 'instagram':
      return `https://www.instagram.com/${name}/`
    case 'x':
      return `https://x.com/${name}`
    case 'facebook':
      return `https://www.facebook.com/${name}`
    case 'threads':
      return `https://www.threads.com/@${name}`
    case 'bluesky':
      return `https://bsky.app/profile/${name}`
    case 'mastodon': {
      const [user, host] = handle.split('@')
      const isHost = host !== undefined && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(host)
      return user && isHost ? `https://${host}/@${encodeURIComponent(user)}` : null
    }
    default:
      return null
  }
}

/** Before anything was chosen: the first name, shown to nobody. */
export const firstVoice = (name: string) => ({
  publicName: name.trim().split(/\s+/)[0] ?? name,
  publicRole: '',
  handles: [],
  isShown: false,
})
