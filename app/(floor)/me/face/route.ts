/** One's own face: looked at before anybody else may, and sent as the body of a request. */
import { getTranslations } from 'next-intl/server'

import { database } from '@/db/pool'
import { findViewer } from '@/lib/auth/session'
import { faceResponse } from '@/lib/people/face-response'
import { keepFace } from '@/lib/people/keep-face'
import { findVoice } from '@/lib/people/voice-store'
import { pictureOfRequest } from '@/lib/pictures/picture-of-request'
import { houseStorage } from '@/lib/storage/folder'

export async function GET() {
  const viewer = await findViewer()
  const voice = viewer && (await findVoice(database(), viewer.member))
  return faceResponse(houseStorage(), voice?.faceKey ?? null)
}

export async function POST(request: Request) {
  const t = await getTranslations('me.face')
  const viewer = await findViewer()
  if (!viewer) return Response.json({ said: t('refused.signed_out') }, { status: 401 })
  const sent = await pictureOfRequest(request)
  if (!sent.ok) return Response.json({ said: t(`refused.${sent.refusal}`) }, { status: 413 })
  const house = { db: database(), storage: houseStorage() }
  const kept = await keepFace(house, viewer.member, sent.bytes, new Date())
  if (!kept.ok) return Response.json({ said: t(`refused.${kept.refusal}`) }, { status: 422 })
  return Response.json({ said: t('kept') })
}
