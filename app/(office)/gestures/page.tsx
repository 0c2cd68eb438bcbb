/** The catalogue: what the house can give, with two prices each. */
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'

import { ButtonLink } from '@/components/ui/button'
import { Dotted } from '@/components/ui/dotted'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import { PutAwayList } from '@/components/ui/put-away-list'
import { Row, RowList } from '@/components/ui/row-list'
import { database } from '@/db/pool'
import type { Gesture } from '@/db/schema/playbooks'
import { requireViewer } from '@/lib/auth/session'
import { moneyInWords } from '@/lib/gestures/money'
import { listArchivedGestures, listGestures } from '@/lib/gestures/store'

import { FurnishingLeft } from '../furnishing'
import { bringBackGestureAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('gestures')
  return { title: t('title') }
}

export default async function GesturesPage() {
  const viewer = await requireViewer('manager')
  const db = database()
  const [t, locale] = [await getTranslations('gestures'), await getLocale()]
  const [gestures, away] = await Promise.all([
    listGestures(db, viewer.property.id),
    listArchivedGestures(db, viewer.property.id),
  ])
  const { currency } = viewer.property
  const factsOf = ({ costMinor, valueMinor, minutes, perVisit }: Gesture, teamName: string | null) => [
    t('row.cost', { cost: moneyInWords(costMinor, currency, locale) }),
    t('row.value', { value: moneyInWords(valueMinor, currency, locale) }),
    t('row.minutes', { count: minutes }),
    teamName,
    t('row.perVisit', { count: perVisit }),
  ]

  return (
    <main className="max-w-4xl px-1">
      <PageHeading title={t('title')}>
        <ButtonLink look="primary" href="/gestures/new">
          {t('add')}
        </ButtonLink>
      </PageHeading>
      <p className="measure pb-4 text-ink-2">{t('intro')}</p>
      {gestures.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneWords')}</EmptyState>
      ) : (
        <RowList label={t('list')}>
          {gestures.map(({ gesture, teamName }) => (
            <Row
              key={gesture.id}
              title={
                <Link href={`/gestures/${gesture.id}`} className="stretched">
                  {gesture.name}
                </Link>
              }
              words={
                <>
                  <p>{gesture.act}</p>
                  <p>
                    <Dotted parts={factsOf(gesture, teamName)} />
                  </p>
                  {gesture.notFor.length > 0 && (
                    <p>
                      {t('row.notFor', {
                        cautions: gesture.notFor.map((kind) => t(`cautions.${kind}`)).join(', '),
                      })}
                    </p>
                  )}
                </>
              }
            />
          ))}
        </RowList>
      )}
      <PutAwayList
        title={t('putAwayList')}
        rows={away.map(({ gesture }) => gesture)}
        bringBack={bringBackGestureAction}
        field="gestureId"
        word={t('bringBack')}
      />
      <FurnishingLeft viewer={viewer} />
    </main>
  )
}
