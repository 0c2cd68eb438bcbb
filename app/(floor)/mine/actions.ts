'use server'
/** Going off shift: conversations go to somebody who stays. */
import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { houseAction } from '@/lib/auth/house-action'
import { blankOr } from '@/lib/house/form-values'
import { handOverConversations } from '@/lib/replies/hand-over-conversations'

export const handOverAction = houseAction(
  { input: z.object({ personId: blankOr(z.uuid()).optional(), teamId: blankOr(z.uuid()).optional() }) },
  async ({ input: { personId, teamId }, viewer, db, now }) => {
    const t = await getTranslations('reply.handOver')
    const to = personId ? { personId } : teamId ? { teamId } : null
    if (!to) return { ok: false, said: t('refused.no_one_chosen') }
    const outcome = await handOverConversations(db, viewer.member, { to }, now)
    revalidatePath('/', 'layout')
    if (!outcome.ok) return { ok: false, said: t(`refused.${outcome.refusal}`) }
    const { given, kept, to: name } = outcome
    return {
      ok: true,
      said: [t('done', { given, name }), kept > 0 && t('kept', { kept })].filter(Boolean).join(' '),
    }
  },
)
