'use server'
/** What the house counts as advertising in a reply. */
import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { houseAction } from '@/lib/auth/house-action'
import { PhrasesForm, YesForm } from '@/lib/replies/input'
import { keepPhrases } from '@/lib/replies/keep-phrases'
import { keepYes } from '@/lib/replies/keep-yes'

export const keepPhrasesAction = houseAction(
  { role: 'manager', input: PhrasesForm },
  async ({ input, viewer, db }) => {
    await keepPhrases(db, viewer.member, input)
    refresh()
    const t = await getTranslations('settings')
    return { ok: true, said: t('saved') }
  },
)

export const keepYesAction = houseAction(
  { role: 'manager', input: YesForm },
  async ({ input, viewer, db }) => {
    await keepYes(db, viewer.member, input.repliesNeedYes)
    refresh()
    const t = await getTranslations('settings')
    return { ok: true, said: t('saved') }
  },
)

export const suggestPhrasesAction = houseAction(
  { role: 'manager', input: z.object({}) },
  async ({ viewer, db }) => {
    await keepPhrases(db, viewer.member, null)
    refresh()
    const t = await getTranslations('settings.replies')
    return { ok: true, said: t('suggested') }
  },
)
