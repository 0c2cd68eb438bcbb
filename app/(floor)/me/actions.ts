'use server'
import { refresh } from 'next/cache'
/** What somebody changes about themselves. */
import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { clientAddress } from '@/lib/auth/client-address'
import { houseAction } from '@/lib/auth/house-action'
import { keepSession } from '@/lib/auth/keep-session'
import { whyNotKept } from '@/lib/auth/refusal-words'
import { changePassword } from '@/lib/people/change-password'
import { changeProfile } from '@/lib/people/change-profile'
import { changeVoice } from '@/lib/people/change-voice'
import { Profile, VoiceChange } from '@/lib/people/input'
import { removeFace } from '@/lib/people/keep-face'
import { houseStorage } from '@/lib/storage/folder'

export const changeProfileAction = houseAction({ input: Profile }, async ({ input, viewer, db }) => {
  await changeProfile(db, viewer.member, input)
  refresh()
  const t = await getTranslations({ locale: input.locale, namespace: 'me.you' })
  return { ok: true, said: t('saved') }
})

export const changeVoiceAction = houseAction({ input: VoiceChange }, async ({ input, viewer, db, now }) => {
  await changeVoice(db, viewer.member, input, now)
  refresh()
  const t = await getTranslations('me.voice')
  return { ok: true, said: t(input.isShown ? 'savedShown' : 'savedHidden') }
})

const Passwords = z.object({
  current: z.string().max(200).optional(),
  chosen: z.string().min(1).max(200),
})

export const changePasswordAction = houseAction(
  { input: Passwords },
  async ({ input: { current, chosen }, viewer, db, now }) => {
    const { session, property } = viewer
    const change = {
      personId: session.personId,
      sessionEpoch: session.sessionEpoch,
      houseName: property.name,
      address: clientAddress(await headers()),
      current: current ?? null,
      chosen,
    }
    const changed = await changePassword(db, change, now)
    if (!changed.ok) {
      const field = changed.refusal === 'wrong' || changed.refusal === 'wait' ? 'current' : 'chosen'
      return { ok: false, fields: { [field]: await whyNotKept(changed) } }
    }
    await keepSession({ ...session, sessionEpoch: changed.sessionEpoch })
    const t = await getTranslations('me.password')
    return { ok: true, said: t('changed') }
  },
)

export const removeFaceAction = houseAction({ input: z.object({}) }, async ({ viewer, db, now }) => {
  await removeFace({ db, storage: houseStorage() }, viewer.member, now)
  refresh()
  const t = await getTranslations('me.face')
  return { ok: true, said: t('removed') }
})
