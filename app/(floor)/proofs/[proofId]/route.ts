/** The picture of a proof, for whoever may see its task; for everyone else it is not there. */
import { database } from '@/db/pool'
import { findViewer } from '@/lib/auth/session'
import { readPhoto } from '@/lib/proofs/keep-proof'
import { houseStorage } from '@/lib/storage/folder'
import { contentTypeOf } from '@/lib/storage/storage'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function GET(_: Request, { params }: { params: Promise<{ proofId: string }> }) {
  const viewer = await findViewer()
  const { proofId } = await params
  const photo =
    viewer && UUID.test(proofId)
      ? await readPhoto({ db: database(), storage: houseStorage() }, viewer.member, proofId)
      : null
  if (!photo) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(photo.bytes), {
    headers: {
      'content-type': contentTypeOf(photo.key),
      // Removed means gone, and a shared desk keeps nothing of the person before.
      'cache-control': 'private, no-store',
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  })
}
