/** One signal in the list; at the desk what was decided, and what can be done about it, stands beside the words. */
import { useTranslations } from 'next-intl'

import { Link } from '@/components/ui/link'
import type { HouseAction } from '@/lib/auth/house-action'
import type { Heard } from '@/lib/signals/heard'

import { ActionForm } from '../ui/action-form'
import { ButtonLink } from '../ui/button'
import { FormId } from '../ui/form-id'
import { SmallAction } from '../ui/small-action'
import { Submit } from '../ui/submit'
import { GuestWords, SignalHead, useWho } from './signal-words'
import { useStanding } from './standing-words'

type SignalRowProps = {
  heard: Heard
  /** h3 under a heading of the list's own. */
  heading: 'h2' | 'h3'
  moment: (at: Date) => string
  /** The decision in one line. */
  decision: string | null
  /** For the reply; made with the page. */
  formId: string
  reply: HouseAction
  settle: HouseAction
}

export function SignalRow({
  heard,
  heading: Heading,
  moment,
  decision,
  formId,
  reply,
  settle,
}: SignalRowProps) {
  const t = useTranslations('signals')
  const who = useWho()(heard)
  const standing = useStanding()(heard, moment)
  const { id, tasks } = heard
  return (
    <li className="grid gap-x-8 gap-y-2 px-4 py-4 tablet:px-6 desk:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="grid content-start gap-2">
        <SignalHead heard={heard} moment={moment} />
        <Heading className="break-words text-lg font-semibold">
          <Link
            href={`/signals/${id}`}
            className="inline-flex min-h-11 min-w-11 items-center hover:underline"
          >
            {who}
          </Link>
        </Heading>
        <GuestWords heard={heard} />
      </div>
      <div className="grid content-start gap-2 desk:border-line desk:border-s desk:ps-6">
        <p className="text-sm text-ink-2">
          <SignalFacts facts={[decision, tasks > 0 && t('tasks', { count: tasks }), standing]} />
        </p>
        {heard.standing === 'unanswered' && (
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
      </div>
    </li>
  )
}

/** In one line with dots between; in the column at the desk each on its own. */
function SignalFacts({ facts }: { facts: readonly (string | false | null)[] }) {
  return facts.filter(Boolean).map((fact, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the facts of a line have no other name than their place in it
    <span key={at} className="desk:block">
      {at > 0 && <span className="desk:hidden"> · </span>}
      {fact}
    </span>
  ))
}

/** An arrival and what we noticed said nothing that one could answer. */
export const mayBeAnswered = ({ kind, withheld }: Pick<Heard, 'kind' | 'withheld'>) =>
  kind !== 'arrival' && kind !== 'noticed' && withheld === null
