/** The six starters, and for the chosen one the things it needs from this house. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { StarterForm } from '@/components/playbooks/starter-form'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { Row, RowList } from '@/components/ui/row-list'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { listGestures } from '@/lib/gestures/store'
import { listOutlets } from '@/lib/house/outlet-store'
import { listTeams } from '@/lib/house/team-store'
import { STARTER_KEYS, type StarterKey } from '@/lib/playbooks/starter-keys'
import { STARTERS } from '@/lib/playbooks/starters'

import { copyStarterAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('playbooks.starters')
  return { title: t('title') }
}

type NewPlaybookPageProps = { searchParams: Promise<{ starter?: string | string[] }> }

export default async function NewPlaybookPage({ searchParams }: NewPlaybookPageProps) {
  const { property } = await requireViewer('manager')
  const [t, starters] = [await getTranslations('playbooks'), await getTranslations('starters')]
  const wanted = (await searchParams).starter
  const chosen = STARTER_KEYS.find((key) => key === wanted)

  return (
    <main className="max-w-4xl px-1">
      <PageHeading
        title={chosen ? starters(`${chosen}.name`) : t('starters.title')}
        back={{ href: '/playbooks', label: t('back') }}
      >
        {chosen && <ButtonLink href="/playbooks/new">{t('starters.other')}</ButtonLink>}
      </PageHeading>
      {chosen ? (
        <Panel>
          <p className="measure pb-4">{starters(`${chosen}.tells`)}</p>
          <Chosen starter={chosen} propertyId={property.id} />
        </Panel>
      ) : (
        <>
          <p className="measure pb-4 text-ink-2">{t('starters.intro')}</p>
          <RowList label={t('starters.list')}>
            {STARTER_KEYS.map((key) => (
              <Row
                key={key}
                title={
                  <Link href={`/playbooks/new?starter=${key}`} className="stretched">
                    {starters(`${key}.name`)}
                  </Link>
                }
                words={starters(`${key}.tells`)}
              />
            ))}
          </RowList>
        </>
      )}
    </main>
  )
}

/** The form, or what must be furnished before it makes sense. */
async function Chosen({ starter, propertyId }: { starter: StarterKey; propertyId: string }) {
  const t = await getTranslations('playbooks.starters')
  const name = (await getTranslations('starters'))(`${starter}.name`)
  const db = database()
  const [outlets, gestures, teams] = [
    await listOutlets(db, propertyId),
    await listGestures(db, propertyId),
    await listTeams(db, propertyId),
  ]
  const { needs } = STARTERS[starter]
  if (needs.includes('outletId') && outlets.length === 0)
    return (
      <>
        <p className="pb-3">{t('noOutlets')}</p>
        <ButtonLink href="/settings/outlets">{t('toOutlets')}</ButtonLink>
      </>
    )
  if (needs.includes('gestureId') && gestures.length === 0)
    return (
      <>
        <p className="pb-3">{t('noGestures')}</p>
        <ButtonLink href="/gestures/new">{t('toGestures')}</ButtonLink>
      </>
    )
  return (
    <StarterForm
      action={copyStarterAction}
      starter={starter}
      name={name}
      needs={needs}
      outlets={outlets}
      gestures={gestures.map(({ gesture }) => gesture)}
      teams={teams}
    />
  )
}
