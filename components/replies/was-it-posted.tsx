/** What no machine could find out is asked of the person who sent it: does it stand there? */
import { CircleHelp } from 'lucide-react'
import { useTranslations } from 'next-intl'

import type { HouseAction } from '@/lib/auth/house-action'

import { ActButton } from '../ui/act-button'

type WasItPostedProps = {
  taskId: string
  author: string
  mayAnswer: boolean
  /** Where to look. */
  look: string
  answer: HouseAction
}

export function WasItPosted({ taskId, author, mayAnswer, look, answer }: WasItPostedProps) {
  const t = useTranslations('reply.unsure')
  return (
    <section
      aria-labelledby="was-it-posted"
      className="grid gap-2.5 rounded-control border border-edge bg-brass-soft px-3.5 py-3"
    >
      <h2 id="was-it-posted" className="flex items-center gap-2 font-semibold text-brass-text">
        <CircleHelp aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
        {t('title')}
      </h2>
      <p>{mayAnswer ? look : t('asked', { name: author })}</p>
      {mayAnswer && (
        <div className="flex flex-wrap gap-2.5">
          <ActButton action={answer} fields={{ taskId, wasPosted: 'yes' }} look="primary">
            {t('yes')}
          </ActButton>
          <ActButton action={answer} fields={{ taskId, wasPosted: 'no' }}>
            {t('no')}
          </ActButton>
        </div>
      )}
    </section>
  )
}
