/** The demonstration goes in one step: its houses, its people who work nowhere else, and their pictures. */
import type { Database } from '@/db/client'
import type { Storage } from '@/lib/storage/storage'

import { deleteDemonstration, listDemonstrationPictures, listDemonstrationProperties } from './store'

/** Answers the names of the houses that are gone; none when there was no demonstration. */
export async function removeDemonstration(db: Database, storage: Storage): Promise<string[]> {
  const { houses, pictures } = await db.transaction(async (tx) => {
    const found = {
      houses: await listDemonstrationProperties(tx),
      pictures: await listDemonstrationPictures(tx),
    }
    await deleteDemonstration(tx)
    return found
  })
  // A picture without a row is seen by nobody; a row without its picture would be.
  for (const key of pictures) await storage.remove(key)
  return houses.map(({ name }) => name)
}
