/** The front door: an admin furnishes a house without a name first, everybody else goes to work. */
import { redirect } from 'next/navigation'

import { requireViewer } from '@/lib/auth/session'
import { isUnnamed } from '@/lib/house/property'
import { isAtLeast } from '@/lib/people/member'

export default async function FrontDoor() {
  const { member, property } = await requireViewer()
  redirect(isUnnamed(property) && isAtLeast(member, 'admin') ? '/welcome' : '/inbox')
}
