/** Replies that call for whoever looks at the inbox: a yes is wanted, or a look at whether they were posted. */
import { ChevronRight, CircleHelp, Stamp } from 'lucide-react'
import { useTranslations } from 'next-intl'

import { Link } from '@/components/ui/link'
import type { CallingReply } from '@/lib/replies/calling-store'

const SIGNS = {
  awaiting: { Sign: Stamp, tone: 'bg-fig-soft text-fig' },
  unsure: { Sign: CircleHelp, tone: 'bg-brass-soft text-brass-text' },
} as const

export function CallingReplies({ calling }: { calling: readonly CallingReply[] }) {
  const t = useTranslations('reply.calling')
  if (calling.length === 0) return null
  return (
    <ul aria-label={t('label')} className="grid gap-2 pb-4">
      {calling.map(({ taskId, state, author, guest }) => {
        const { Sign, tone } = SIGNS[state]
        return (
          <li key={taskId}>
            <Link
              href={`/inbox/${taskId}`}
              className={`flex min-h-11 items-center gap-2.5 rounded-control border border-edge px-3.5 py-2 font-semibold ${tone}`}
            >
              <Sign aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
              <span className="min-w-0 grow">
                {t(state, { name: author ?? '', guest: guest ?? t('somebody') })}
              </span>
              <ChevronRight aria-hidden size={20} strokeWidth={1.75} className="shrink-0 rtl:-scale-x-100" />
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
