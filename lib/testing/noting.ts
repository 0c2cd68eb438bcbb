/** What is to be noted on a reservation: a stay that a hotel system told of, and in it a gesture delivered at ten past. */
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'

import type { Database } from '@/db/client'
import { reservationNotes } from '@/db/schema/connections'
import { switchNotes } from '@/lib/notes/switch-notes'
import { sweepNotes } from '@/lib/notes/write-notes'
import { type Call, callWithin } from '@/lib/outgoing/call'

import { anAskingConnector, CREDENTIALS } from './fetching'
import { aGesture, aGuest, aMember, aProperty, aSignal, aVisit, EVENING, minutesAfter } from './furnish'
import { aMoment } from './furnish-facts'
import type { NotingHotel } from './noting-hotels'

export const at = (minutes: number) => minutesAfter(EVENING, minutes)

type Home = { baseUrl: string; isOn?: boolean; token?: string }

export async function aDeliveredNote(
  db: Database,
  { channel, id: accountId }: NotingHotel,
  { baseUrl, isOn = true, token: accessToken = CREDENTIALS.accessToken }: Home,
) {
  const { id: propertyId } = await aProperty(db)
  const hotel = { channel, network: 'pms', baseUrl, accountId } as const
  const { id: connectorId } = await anAskingConnector(db, propertyId, hotel, { ...CREDENTIALS, accessToken })
  const admin = await aMember(db, propertyId, { role: 'admin' })
  const turn = (on: boolean, minutes: number) =>
    switchNotes(db, admin, { connectorId, isOn: on }, at(minutes))
  if (isOn) await turn(true, 0)
  const guest = await aGuest(db, propertyId, { name: 'Yusuf Demir' })
  const visit = await aVisit(db, propertyId, { kind: 'stay', guestIds: [guest.id] })
  const told = { connectorId, network: 'pms', externalId: 'r-412', visitId: visit.id } as const
  await aSignal(db, propertyId, { ...told, kind: 'arrival', text: '' })
  const gesture = await aGesture(db, propertyId, { name: 'Handwritten note' })
  const facts = { visitId: visit.id, guestId: guest.id, gestureId: gesture.id }
  const moment = await aMoment(db, propertyId, { ...facts, act: 'Ana said: bring it!', deliveredAt: at(10) })
  /** The only one. */
  const note = async () => {
    const kept = await db.select().from(reservationNotes).where(eq(reservationNotes.propertyId, propertyId))
    expect(kept.length).toBeLessThan(2)
    return kept[0] ?? null
  }
  const sweep = async (minutes: number, call: Call = callWithin(5000)) => {
    await sweepNotes(db, call, at(minutes))
    return (await note())?.state ?? null
  }
  return { propertyId, connectorId, guest, moment, turn, note, sweep, facts }
}
