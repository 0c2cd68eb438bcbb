/** Gives the demonstration's people their drawn faces, as each of them would upload a photograph. */
import sharp from 'sharp'

import type { Database } from '@/db/client'
import { keepFace } from '@/lib/people/keep-face'
import type { Storage } from '@/lib/storage/storage'

import { drawFace } from './draw-face'
import type { FurnishedHouse } from './furnish-demonstration'
import { worked } from './furnish-house'
import { DEMONSTRATION_PEOPLE } from './people'

export async function showFaces(
  tx: Database,
  storage: Storage,
  houses: readonly FurnishedHouse[],
  now: Date,
) {
  for (const { members } of houses)
    for (const { staffName, face } of DEMONSTRATION_PEOPLE) {
      const member = members.get(staffName)
      if (!member) continue
      const picture = await sharp(Buffer.from(drawFace(face)))
        .jpeg({ quality: 90 })
        .toBuffer()
      worked(await keepFace({ db: tx, storage }, member, picture, now), `the face of ${staffName}`)
    }
}
