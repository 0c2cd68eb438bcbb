/** What was signed and could not be read, with the reason in words. */
import { getTranslations } from 'next-intl/server'

import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Row, RowList } from '@/components/ui/row-list'
import { database } from '@/db/pool'
import type { Viewer } from '@/lib/auth/session'
import { isAtLeast } from '@/lib/people/member'
import { listQuarantined } from '@/lib/signals/delivery-store'

import { problemInWords } from './problem'
import { momentInWords } from './speech'

const MOST = 100

export async function QuarantineList({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations('signals.quarantine')
  const rows = await listQuarantined(database(), { propertyId: viewer.property.id, limit: MOST })
  if (rows.length === 0) return <EmptyState title={t('none')}>{t('noneWords')}</EmptyState>
  const [problem, moment] = [await problemInWords(), await momentInWords(viewer, new Date())]
  const mayLook = isAtLeast(viewer.member, 'admin')

  return (
    <>
      <p className="measure pb-4 text-ink-2">
        {t('words')} {!mayLook && t('adminOnly')}
      </p>
      <RowList label={t('list')}>
        {rows.map((row) => (
          <Row
            key={row.id}
            title={problem(row.problem)}
            words={t('from', { connector: row.connectorName, at: moment(row.receivedAt) })}
            aside={
              mayLook && (
                <Link
                  href={`/signals/quarantine/${row.id}`}
                  className="stretched flex min-h-11 items-center font-semibold text-post underline"
                >
                  {t('body')}
                </Link>
              )
            }
          />
        ))}
      </RowList>
    </>
  )
}
