/** In every manager's header: a connector that fell silent, is refused, or soon will be. Without it, silence looks like a calm evening. */
import { Unplug } from 'lucide-react'
import { getFormatter, getTranslations } from 'next-intl/server'

import { Link } from '@/components/ui/link'
import { database } from '@/db/pool'
import type { Viewer } from '@/lib/auth/session'
import { listAiling } from '@/lib/connectors/list-ailing'
import { businessDateOf } from '@/lib/time/business-date'

/** Nothing, while all is well. */
export async function AilingConnectors({ property }: Pick<Viewer, 'property'>) {
  const now = new Date()
  const ailing = await listAiling(database(), property.id, now)
  const [first, ...others] = ailing
  if (!first) return null
  const [t, format] = [await getTranslations('inbox.alerts'), await getFormatter()]
  const isToday = businessDateOf(first.at, property) === businessDateOf(now, property)
  const at = format.dateTime(first.at, isToday ? 'clock' : 'moment')
  const isWarning = ailing.every(({ how }) => how === 'ends')
  return (
    <Link
      href={others.length === 0 ? `/connectors/${first.connectorId}` : '/connectors'}
      className={`flex min-h-11 items-center gap-2 rounded-control px-3 py-1 text-sm desk:min-h-9 font-semibold ${isWarning ? 'bg-brass-soft text-brass-text' : 'bg-wax-soft text-wax'}`}
    >
      <Unplug aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
      <span className="min-w-0 break-words">
        {others.length === 0 ? t(first.how, { name: first.name, at }) : t('ailing', { count: ailing.length })}
      </span>
    </Link>
  )
}
