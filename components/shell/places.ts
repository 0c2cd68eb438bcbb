/**
 * Where one can go, in the order of the rail. Only pages that exist stand here (a test holds it to that):
 * whoever lands a page adds its line here; its word and icon are laid already.
 */
import type { Role } from '@/db/vocabulary'
import { isAtLeast } from '@/lib/people/member'

import type { PlaceKey } from './place-icon'

type Place = {
  key: PlaceKey
  href: `/${string}`
  /** Who may go there; everybody who works here when absent. */
  role?: Role
  /** Has a tab of its own on the phone; the others stand behind "More". */
  isTab?: true
}

const ORDER: readonly PlaceKey[] = [
  'inbox',
  'mine',
  'guests',
  'signals',
  'report',
  'playbooks',
  'gestures',
  'connectors',
  'staff',
  'settings',
  'me',
]

export const PLACES: readonly Place[] = [
  { key: 'inbox', href: '/inbox', isTab: true },
  { key: 'mine', href: '/mine', isTab: true },
  { key: 'guests', href: '/guests', isTab: true },
  { key: 'signals', href: '/signals' },
  { key: 'playbooks', href: '/playbooks', role: 'manager' },
  { key: 'report', href: '/report' },
  { key: 'gestures', href: '/gestures', role: 'manager' },
  { key: 'connectors', href: '/connectors', role: 'manager' },
  { key: 'staff', href: '/staff', role: 'manager' },
  { key: 'settings', href: '/settings', role: 'manager' },
  { key: 'me', href: '/me' },
]

export const placesFor = (role: Role) =>
  PLACES.filter((place) => isAtLeast({ role }, place.role ?? 'staff')).sort(
    (one, other) => ORDER.indexOf(one.key) - ORDER.indexOf(other.key),
  )
