/** What can still be done about words that are out: take them back, and make right what went wrong. */
import { useTranslations } from 'next-intl'

import { Link } from '@/components/ui/link'
import type { HouseAction } from '@/lib/auth/house-action'
import type { Righted } from '@/lib/replies/make-right'

import { ActButton } from '../ui/act-button'

type AfterSentProps = {
  taskId: string
  /** Taken back by us where it stands, by a person who says so, or by nobody here. */
  recall: 'vendor' | 'by_hand' | null
  righted: Righted | null
  actions: { recall: HouseAction; right: HouseAction }
}

export function AfterSent({ taskId, recall, righted, actions }: AfterSentProps) {
  const t = useTranslations('reply.after')
  return (
    <div className="flex flex-wrap items-center gap-2.5">
      {recall && (
        <ActButton action={actions.recall} fields={{ taskId, by: recall }}>
          {t(recall === 'vendor' ? 'recall' : 'tookDown')}
        </ActButton>
      )}
      {righted ? (
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          {righted.apologyTaskId && (
            <Link href={`/inbox/${righted.apologyTaskId}`} className="py-2.5 underline">
              {t('apology')}
            </Link>
          )}
          <Link href={`/inbox/${righted.recoveryTaskId}`} className="py-2.5 underline">
            {t('recovery')}
          </Link>
        </p>
      ) : (
        <ActButton action={actions.right} fields={{ taskId }}>
          {t('right')}
        </ActButton>
      )}
    </div>
  )
}
