'use server'
/** Going over to another house that one works for. */
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { houseAction } from '@/lib/auth/house-action'
import { keepSession } from '@/lib/auth/keep-session'

export const switchHouseAction = houseAction(
  { input: z.object({ houseId: z.uuid() }) },
  async ({ input: { houseId }, viewer }) => {
    if (!viewer.properties.some(({ id }) => id === houseId)) {
      const t = await getTranslations('signin.houses')
      return { ok: false, said: t('notOpen') }
    }
    await keepSession({ ...viewer.session, propertyId: houseId })
    redirect('/inbox')
  },
)
