/** The photo of a proof, for those who may see its task; for everyone else there is nothing here. */
import { z } from 'zod'

import { database } from '@/db/pool'
import { findViewer } from '@/lib/auth/session'
import { readPhoto } from '@/lib/proofs/keep-proof'
import { houseStorage } from '@/lib/storage/folder'
import { contentTypeOf } from '@/lib/storage/storage'

const Params = z.object({ proofId: z.uuid() })

export async function GET(_request: Request, { params }: { params: Promise<{ proofId: string }> }) {
  const viewer = await findViewer()
  const { proofId } = Params.safeParse(await params).data ?? {}
  const house = { db: database(), storage: houseStorage() }
  const photo = viewer && proofId ? await readPhoto(house, viewer.member, proofId) : null
  if (!photo) return new Response(null, { status: 404 })
  return new Response(Buffer.from(photo.bytes), {
    headers: {
      'content-type': contentTypeOf(photo.key),
      'content-disposition': 'inline',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
    },
  })
}
