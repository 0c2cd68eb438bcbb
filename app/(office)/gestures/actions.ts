'use server'
/** Gestures enter the catalogue, change, are put away and brought back. */
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'

import { type Answer, houseAction } from '@/lib/auth/house-action'
import { GestureChoice, GestureForm } from '@/lib/gestures/input'
import {
  archiveGesture,
  bringBackGesture,
  type GestureRefusal,
  keepGesture,
} from '@/lib/gestures/keep-gesture'
import { minorDigits, moneyToType } from '@/lib/gestures/money'

export const keepGestureAction = houseAction(
  { role: 'manager', input: GestureForm },
  async ({ input, viewer, db }) => {
    const t = await getTranslations('gestures')
    const outcome = await keepGesture(db, viewer.member, input)
    if (!outcome.ok) return refused(outcome.refusal, viewer.property.currency)
    if (!input.gestureId) redirect('/gestures')
    refresh()
    return { ok: true, said: t('kept') }
  },
)

export const archiveGestureAction = houseAction(
  { role: 'manager', input: GestureChoice },
  async ({ input, viewer, db, now }) => {
    const outcome = await archiveGesture(db, viewer.member, input.gestureId, now)
    if (!outcome.ok) return refused(outcome.refusal, viewer.property.currency)
    redirect('/gestures')
  },
)

export const bringBackGestureAction = houseAction(
  { role: 'manager', input: GestureChoice },
  async ({ input, viewer, db }) => {
    const t = await getTranslations('gestures')
    const outcome = await bringBackGesture(db, viewer.member, input.gestureId)
    if (!outcome.ok) return refused(outcome.refusal, viewer.property.currency)
    refresh()
    return { ok: true, said: t('broughtBack') }
  },
)

async function refused(refusal: GestureRefusal, currency: string): Promise<Answer> {
  const t = await getTranslations('gestures')
  const digits = minorDigits(currency)
  const amount = () =>
    t('form.amountUnreadable', { currency, digits, example: moneyToType(25 * 10 ** digits, currency) })
  switch (refusal) {
    case 'name_taken':
      return { ok: false, said: t('nameTaken'), fields: { name: t('nameTaken') } }
    case 'cost_unreadable':
      return { ok: false, fields: { cost: amount() } }
    case 'value_unreadable':
      return { ok: false, fields: { value: amount() } }
    case 'no_team':
      return { ok: false, fields: { teamId: t('noTeam') } }
    case 'not_found':
      return { ok: false, said: t('gone') }
  }
}
