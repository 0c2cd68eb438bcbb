/** A colleague's words that wait for a manager, as the guest would see them: let them leave, or say what should be different. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

import type { HouseAction } from '@/lib/auth/house-action'
import { LONGEST_REASON } from '@/lib/replies/guards'

import { ActButton } from '../ui/act-button'
import { ActionForm } from '../ui/action-form'
import { Submit } from '../ui/submit'
import { TextField } from '../ui/text-field'

type YesQuestionProps = { taskId: string; author: string; decide: HouseAction; children: ReactNode }

export function YesQuestion({ taskId, author, decide, children }: YesQuestionProps) {
  const t = useTranslations('reply.yes')
  return (
    <section aria-labelledby="yes-question" className="grid gap-3">
      <h2 id="yes-question" className="rounded-control bg-fig-soft px-3.5 py-2.5 font-semibold text-fig">
        {t('title', { name: author })}
      </h2>
      {children}
      <div>
        <ActButton action={decide} fields={{ taskId, lets: 'yes' }} look="primary">
          {t('let')}
        </ActButton>
      </div>
      <ActionForm action={decide} hidden={{ taskId, lets: 'no' }} className="grid gap-2.5">
        <TextField name="reason" label={t('reason')} required maxLength={LONGEST_REASON} autoComplete="off" />
        <div>
          <Submit look="secondary">{t('back')}</Submit>
        </div>
      </ActionForm>
    </section>
  )
}
