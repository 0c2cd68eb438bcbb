/** The face of somebody who agreed to be shown, for anybody; of everybody else there is none. */
import { z } from 'zod'

import { database } from '@/db/pool'
import { faceResponse } from '@/lib/people/face-response'
import { findShownFace } from '@/lib/people/voice-store'
import { houseStorage } from '@/lib/storage/folder'

const Params = z.object({ propertyId: z.uuid(), personId: z.uuid() })

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ propertyId: string; personId: string }> },
) {
  const key = Params.safeParse(await params).data
  return faceResponse(houseStorage(), key ? await findShownFace(database(), key) : null)
}
