/** Who is looking: the session of this request, checked against the database, once a request. */
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'

import { database } from '@/db/pool'
import type { Property } from '@/db/schema/house'
import type { Role, Theme } from '@/db/vocabulary'
import { isAtLeast, type Member } from '@/lib/people/member'

import { memberFrom } from './member-of-request'
import { readSession, type Session, sessionCookieName } from './session-cookie'
import { findStanding, listOpenProperties } from './standing-store'

export type Viewer = {
  member: Member
  property: Property
  theme: Theme
  /** Every house this person may enter, this one included. */
  properties: { id: string; name: string }[]
}

/** Somebody at the door: signed in, but perhaps with a handed-out code that must be changed first. */
export type Arrival = Viewer & { session: Session; mustChangePassword: boolean }

/** Only for the pages of sign-in itself; everything else asks `findViewer`. */
export const findArrival = cache(async (): Promise<Arrival | null> => {
  const session = await readSession((await cookies()).get(sessionCookieName())?.value)
  if (!session) return null
  const db = database()
  const [standing, open] = await Promise.all([
    findStanding(db, session),
    listOpenProperties(db, session.personId),
  ])
  if (!standing) return null
  const { property, theme, mustChangePassword } = standing
  const member = memberFrom(session, standing)
  return { member, property, theme, properties: open, session, mustChangePassword }
})

/** Null for nobody, a disabled person, and one who must first change a handed-out code. */
export async function findViewer(): Promise<Viewer | null> {
  const arrival = await findArrival()
  return arrival && !arrival.mustChangePassword ? arrival : null
}

/** Sends nobody to sign in, and says "not found" to a role that may not know the page exists. */
export async function requireViewer(role: Role = 'staff'): Promise<Viewer> {
  const arrival = await findArrival()
  if (!arrival) redirect(`/sign-in${await wayBack()}`)
  if (arrival.mustChangePassword) redirect('/sign-in/password')
  if (!isAtLeast(arrival.member, role)) notFound()
  return arrival
}

/** The door says which page was asked for; without it, sign-in leads to the inbox. */
async function wayBack() {
  const path = (await headers()).get('x-house-path')
  return path ? (`?next=${encodeURIComponent(path)}` as const) : ('' as const)
}
