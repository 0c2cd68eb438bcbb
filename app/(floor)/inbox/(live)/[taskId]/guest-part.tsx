/** The part of a task's page about its guest. */
import { GuestFacts } from '@/components/tasks/guest-facts'
import { database } from '@/db/pool'
import { countVisits, listPreferences } from '@/lib/guests/card-store'

type GuestPartProps = { propertyId: string; guestId: string }

export async function GuestPart({ propertyId, guestId }: GuestPartProps) {
  const key = { propertyId, guestId }
  const preferences = await listPreferences(database(), key, new Date())
  const visitNumber = await countVisits(database(), key)
  return <GuestFacts guestId={guestId} visitNumber={visitNumber} preferences={preferences} />
}
