'use server'
/** Changes of the house itself. */
import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'

import { houseAction } from '@/lib/auth/house-action'
import { amendProperty } from '@/lib/house/amend-property'
import { PropertyForm } from '@/lib/house/input'

export const amendPropertyAction = houseAction(
  { role: 'admin', input: PropertyForm },
  async ({ input, viewer, db }) => {
    const t = await getTranslations('settings.house')
    const outcome = await amendProperty(db, viewer.member, input)
    if (outcome.ok) {
      refresh()
      return { ok: true, said: t('saved', { name: outcome.property.name }) }
    }
    switch (outcome.refusal) {
      case 'unknown_zone':
        return { ok: false, fields: { zone: t('unknownZone') } }
      case 'unknown_currency':
        return { ok: false, fields: { currency: t('unknownCurrency') } }
      case 'currency_in_use':
        return { ok: false, fields: { currency: t('currencyInUse', { currency: viewer.property.currency }) } }
      case 'not_found':
        throw new Error('The property of the session is gone.')
    }
  },
)
