/** The catalogue: what the house can give, with two prices each. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'

import { ButtonLink } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeading } from '@/components/ui/page-heading'
import { Row, RowList } from '@/components/ui/row-list'
import { SmallAction } from '@/components/ui/small-action'
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
  const inWords = ({ costMinor, valueMinor, minutes, perVisit }: Gesture, teamName: string | null) =>
    [
      t('row.cost', { cost: moneyInWords(costMinor, currency, locale) }),
      t('row.value', { value: moneyInWords(valueMinor, currency, locale) }),
      t('row.minutes', { count: minutes }),
      teamName,
      t('row.perVisit', { count: perVisit }),
    ]
      .filter(Boolean)
      .join(' · ')

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
                  <p>{inWords(gesture, teamName)}</p>
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
      {away.length > 0 && (
        <Disclosure summary={t('putAwayList')} className="mt-4">
          <RowList label={t('putAwayList')}>
            {away.map(({ gesture }) => (
              <Row
                key={gesture.id}
                title={gesture.name}
                aside={
                  <SmallAction
                    action={bringBackGestureAction}
                    hidden={{ gestureId: gesture.id }}
                    label={gesture.name}
                  >
                    {t('bringBack')}
                  </SmallAction>
                }
              />
            ))}
          </RowList>
        </Disclosure>
      )}
      <FurnishingLeft viewer={viewer} />
    </main>
  )
}
