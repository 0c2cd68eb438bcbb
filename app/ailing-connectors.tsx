/** In every manager's header: a connector that fell silent or is refused. Without it, silence looks like a calm evening. */
import { Unplug } from 'lucide-react'
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'

import { database } from '@/db/pool'
import type { Viewer } from '@/lib/auth/session'
import { listSilent } from '@/lib/connectors/silence-store'
import { listRefused } from '@/lib/connectors/vendor-store'
import { businessDateOf } from '@/lib/time/business-date'

/** Nothing, while all is well. */
export async function AilingConnectors({ property }: Pick<Viewer, 'property'>) {
  const refused = await listRefused(database(), property.id)
  const silent = await listSilent(database(), property.id)
  const ailing = [
    ...refused.map((one) => ({ ...one, how: 'refused' as const })),
    // Why it is silent is known already.
    ...silent
      .filter(({ connectorId }) => !refused.some((one) => one.connectorId === connectorId))
      .map((one) => ({ ...one, how: 'silent' as const })),
  ]
  const [first, ...others] = ailing
  if (!first) return null
  const [t, format] = [await getTranslations('inbox.alerts'), await getFormatter()]
  const isToday = businessDateOf(first.since, property) === businessDateOf(new Date(), property)
  const at = format.dateTime(first.since, isToday ? 'clock' : 'moment')
  return (
    <Link
      href={others.length === 0 ? `/connectors/${first.connectorId}` : '/connectors'}
      className="flex min-h-11 items-center gap-2 rounded-control bg-wax-soft px-3 py-1 text-sm desk:min-h-9 font-semibold text-wax"
    >
      <Unplug aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
      <span className="min-w-0 break-words">
        {others.length === 0 ? t(first.how, { name: first.name, at }) : t('ailing', { count: ailing.length })}
      </span>
    </Link>
  )
}
