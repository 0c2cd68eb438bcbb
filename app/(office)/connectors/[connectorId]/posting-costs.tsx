/** What the vendor took for our posts in the last months; nothing where nothing was paid. */
import { getFormatter, getTranslations } from 'next-intl/server'

import { TitledPanel } from '@/components/ui/titled-panel'
import { database } from '@/db/pool'
import type { Viewer } from '@/lib/auth/session'
import { listCosts } from '@/lib/replies/cost-store'

const MONTHS = 3
const DOLLARS = { style: 'currency', currency: 'USD' } as const

type PostingCostsProps = { property: Viewer['property']; connectorId: string }

export async function PostingCosts({ property, connectorId }: PostingCostsProps) {
  const key = { propertyId: property.id, connectorId }
  const costs = await listCosts(database(), key, property, MONTHS)
  if (costs.length === 0) return null
  const [t, format] = [await getTranslations('connectors.costs'), await getFormatter()]
  const named = (month: string) =>
    format.dateTime(new Date(month), { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return (
    <TitledPanel title={t('title')}>
      <ul className="grid gap-1 tabular-nums">
        {costs.map(({ month, posts, costMillis }) => (
          <li key={month}>
            {t('line', { month: named(month), posts, cost: format.number(costMillis / 1000, DOLLARS) })}
          </li>
        ))}
      </ul>
      <p className="measure pt-2 text-sm text-ink-2">{t('hint')}</p>
    </TitledPanel>
  )
}
