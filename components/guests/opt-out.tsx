/** "Please don't use my posts": said by a guest, done by one of us, with what it will do said first. */
import { useTranslations } from 'next-intl'

import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { Disclosure } from '../ui/disclosure'
import { Submit } from '../ui/submit'

export function OptOut({ guestId, action }: { guestId: string; action: HouseAction }) {
  const t = useTranslations('guests.card.optedOut')
  return (
    <Disclosure summary={t('button')}>
      <ActionForm action={action} hidden={{ guestId }} className="grid justify-items-start gap-3">
        <p className="measure">{t('explain')}</p>
        <Submit look="danger">{t('confirm')}</Submit>
      </ActionForm>
    </Disclosure>
  )
}
