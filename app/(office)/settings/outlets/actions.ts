'use server'
/** Outlets are opened, changed, put away and brought back. */
import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'

import { type Answer, houseAction } from '@/lib/auth/house-action'
import { OutletChoice, OutletForm } from '@/lib/house/input'
import { archiveOutlet, bringBackOutlet, keepOutlet } from '@/lib/house/keep-outlet'

type Refusal = Extract<Awaited<ReturnType<typeof keepOutlet>>, { ok: false }>['refusal']

export const keepOutletAction = houseAction(
  { role: 'admin', input: OutletForm },
  async ({ input, viewer, db }) => {
    const t = await getTranslations('settings')
    const outcome = await keepOutlet(db, viewer.member, input)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    return { ok: true, said: input.outletId ? t('saved') : t('outlets.added', { name: outcome.outlet.name }) }
  },
)

export const archiveOutletAction = houseAction(
  { role: 'admin', input: OutletChoice },
  async ({ input, viewer, db, now }) => {
    const outcome = await archiveOutlet(db, viewer.member, input.outletId, now)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    return { ok: true }
  },
)

export const bringBackOutletAction = houseAction(
  { role: 'admin', input: OutletChoice },
  async ({ input, viewer, db }) => {
    const t = await getTranslations('settings')
    const outcome = await bringBackOutlet(db, viewer.member, input.outletId)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    return { ok: true, said: t('broughtBack') }
  },
)

async function refused(refusal: Refusal): Promise<Answer> {
  const t = await getTranslations('settings.outlets')
  return refusal === 'name_taken'
    ? { ok: false, said: t('nameTaken'), fields: { name: t('nameTaken') } }
    : { ok: false, said: t('gone') }
}
