/** Takes the photo of whoever has the task: the picture is the body, the answer says in words what became of it. */
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { database } from '@/db/pool'
import { findViewer } from '@/lib/auth/session'
import { pictureOfRequest } from '@/lib/pictures/picture-of-request'
import { keepPhoto } from '@/lib/proofs/keep-proof'
import { houseStorage } from '@/lib/storage/folder'

const Params = z.object({ taskId: z.uuid() })

export async function POST(request: Request, { params }: { params: Promise<{ taskId: string }> }) {
  const t = await getTranslations('task')
  const viewer = await findViewer()
  if (!viewer) return Response.json({ said: t('photo.signedOut') }, { status: 401 })
  const { taskId } = Params.safeParse(await params).data ?? {}
  if (!taskId) return Response.json({ said: t('refused.not_found') }, { status: 404 })

  const sent = await pictureOfRequest(request)
  if (!sent.ok)
    return sent.refusal === 'too_large'
      ? Response.json({ said: t('photo.too_large') }, { status: 413 })
      : Response.json({ said: t('photo.failed') }, { status: 403 })
  const house = { db: database(), storage: houseStorage() }
  const kept = await keepPhoto(house, viewer.member, { taskId, bytes: sent.bytes }, new Date())
  if (kept.ok) return Response.json({ proofId: kept.proof.id })
  const key = `photo.${kept.refusal}`
  const said = t.has(key)
    ? t(key)
    : t(`refused.${kept.refusal}`, { name: kept.by ?? t('guest.somebody'), ago: '' })
  return Response.json({ said }, { status: 422 })
}
