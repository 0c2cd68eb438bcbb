/** Takes the photo of whoever has the task: the picture is the body, the answer says in words what became of it. */
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { database } from '@/db/pool'
import { findViewer } from '@/lib/auth/session'
import { keepPhoto } from '@/lib/proofs/keep-proof'
import { houseStorage } from '@/lib/storage/folder'

const MOST_BYTES = 10 * 1024 * 1024
const Params = z.object({ taskId: z.uuid() })

export async function POST(request: Request, { params }: { params: Promise<{ taskId: string }> }) {
  const t = await getTranslations('task')
  const viewer = await findViewer()
  if (!viewer) return Response.json({ said: t('photo.signedOut') }, { status: 401 })
  if (!isFromHere(request)) return Response.json({ said: t('photo.failed') }, { status: 403 })
  const { taskId } = Params.safeParse(await params).data ?? {}
  if (!taskId) return Response.json({ said: t('refused.not_found') }, { status: 404 })

  const bytes = await readAtMost(request, MOST_BYTES)
  if (!bytes) return Response.json({ said: t('photo.too_large') }, { status: 413 })
  const house = { db: database(), storage: houseStorage() }
  const kept = await keepPhoto(house, viewer.member, { taskId, bytes }, new Date())
  if (kept.ok) return Response.json({ proofId: kept.proof.id })
  const key = `photo.${kept.refusal}`
  const said = t.has(key)
    ? t(key)
    : t(`refused.${kept.refusal}`, { name: kept.by ?? t('guest.somebody'), ago: '' })
  return Response.json({ said }, { status: 422 })
}

/** A form of another site cannot post here in somebody's name. */
const isFromHere = (request: Request) => {
  const site = request.headers.get('sec-fetch-site')
  return site === null || site === 'same-origin'
}

/** Null once it is larger: never a cut picture. */
async function readAtMost(request: Request, limit: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > limit) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
