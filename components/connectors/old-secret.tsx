/** After a rotation: until when the old secret still counts, and the way to end it sooner, with what that does said first. */
import { useFormatter, useTranslations } from 'next-intl'

import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { Disclosure } from '../ui/disclosure'
import { Submit } from '../ui/submit'

type OldSecretProps = { connectorId: string; endsAt: Date; end: HouseAction }

export function OldSecret({ connectorId, endsAt, end }: OldSecretProps) {
  const t = useTranslations('connectors.old')
  const format = useFormatter()
  return (
    <div className="grid gap-1 pb-4">
      <p className="font-semibold">{t('until', { until: format.dateTime(endsAt, 'soon') })}</p>
      <Disclosure summary={t('end')}>
        <ActionForm action={end} hidden={{ connectorId }} className="grid justify-items-start gap-3">
          <p className="measure">{t('explain')}</p>
          <Submit look="danger">{t('confirm')}</Submit>
        </ActionForm>
      </Disclosure>
    </div>
  )
}
