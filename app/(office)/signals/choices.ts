/** What a task made by hand may be chosen from: the house's own gestures, spots and teams. */
import type { TaskChoices } from '@/components/signals/task-fields'
import { database } from '@/db/pool'
import { listGestures } from '@/lib/gestures/store'
import { listAllSpots } from '@/lib/house/spot-store'
import { listTeams } from '@/lib/house/team-store'

export async function taskChoices(propertyId: string): Promise<TaskChoices> {
  const [gestures, spots, teams] = await Promise.all([
    listGestures(database(), propertyId),
    listAllSpots(database(), propertyId),
    listTeams(database(), propertyId),
  ])
  return { gestures: gestures.map(({ gesture: { id, name } }) => ({ id, name })), spots, teams }
}
