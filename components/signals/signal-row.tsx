/** One signal in the list, with what can be done about it while nobody has answered. */
import Link from 'next/link'
import { useTranslations } from 'next-intl'

import type { HouseAction } from '@/lib/auth/house-action'
import { type Heard, isUnanswered } from '@/lib/signals/heard'

import { ActionForm } from '../ui/action-form'
import { ButtonLink } from '../ui/button'
import { FormId } from '../ui/form-id'
import { SmallAction } from '../ui/small-action'
import { Submit } from '../ui/submit'
import { GuestWords, SignalHead, useWho } from './signal-words'

type SignalRowProps = {
  heard: Heard
  moment: (at: Date) => string
  /** The decision in one line. */
  decision: string | null
  /** For the reply; made with the page. */
  formId: string
  reply: HouseAction
  settle: HouseAction
}

export function SignalRow({ heard, moment, decision, formId, reply, settle }: SignalRowProps) {
  const t = useTranslations('signals')
  const who = useWho()(heard)
  const { id, settledAt, settledBy, tasks } = heard
  return (
    <li className="grid gap-2 px-4 py-4 tablet:px-6">
      <SignalHead heard={heard} moment={moment} />
      <h3 className="break-words text-lg font-semibold">
        <Link href={`/signals/${id}`} className="hover:underline">
          {who}
        </Link>
      </h3>
      <GuestWords heard={heard} />
      <p className="flex flex-wrap gap-x-2 text-sm text-ink-2">
        {decision && <span>{decision}</span>}
        {tasks > 0 && <span>{t('tasks', { count: tasks })}</span>}
        {settledAt && (
          <span>
            {settledBy
              ? t('settledBy', { name: settledBy, at: moment(settledAt) })
              : t('settled', { at: moment(settledAt) })}
          </span>
        )}
      </p>
      {isUnanswered(heard) && (
        <div className="flex flex-wrap items-center gap-2">
          {mayBeAnswered(heard) && (
            <ActionForm action={reply} hidden={{ signalId: id }} className="contents">
              <FormId id={formId} />
              <Submit look="secondary">
                {t('do.reply')}
                <span className="sr-only"> {who}</span>
              </Submit>
            </ActionForm>
          )}
          <ButtonLink href={`/signals/${id}#task`}>{t('do.task')}</ButtonLink>
          <ButtonLink href={`/signals/${id}#join`} look="quiet">
            {t('do.join')}
          </ButtonLink>
          <SmallAction action={settle} hidden={{ signalId: id }} label={who}>
            {t('do.dismiss')}
          </SmallAction>
        </div>
      )}
    </li>
  )
}

/** An arrival and what we noticed said nothing that one could answer. */
export const mayBeAnswered = ({ kind, withheld }: Pick<Heard, 'kind' | 'withheld'>) =>
  kind !== 'arrival' && kind !== 'noticed' && withheld === null
