/** The rooms, tables and other spots of one outlet at a time, and the form that takes a pasted list. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { SpotListForm } from '@/components/house/spot-list-form'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { PutAwayList } from '@/components/ui/put-away-list'
import { Tabs } from '@/components/ui/tabs'
import { TitledPanel } from '@/components/ui/titled-panel'
import { database } from '@/db/pool'
import type { OutletKind, SpotKind } from '@/db/vocabulary'
import { requireViewer } from '@/lib/auth/session'
import { listOutletsWithSpots } from '@/lib/house/outlet-store'
import { listArchivedSpotsOf, listSpotsOf } from '@/lib/house/spot-store'
import { isAtLeast } from '@/lib/people/member'

import { FurnishingLeft } from '../../furnishing'
import { SettingsTabs } from '../settings-tabs'
import { addSpotsAction, bringBackSpotAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.spots')
  return { title: t('title') }
}

const USUAL_KIND: Record<OutletKind, SpotKind> = {
  rooms: 'room',
  restaurant: 'table',
  bar: 'table',
  spa: 'other',
  desk: 'other',
}

type SpotsPageProps = { searchParams: Promise<{ outlet?: string | string[] }> }

export default async function SpotsPage({ searchParams }: SpotsPageProps) {
  const viewer = await requireViewer('manager')
  const db = database()
  const t = await getTranslations('settings')
  const propertyId = viewer.property.id
  const [outlets, wanted] = [await listOutletsWithSpots(db, propertyId), (await searchParams).outlet]
  const shown = outlets.find(({ outlet }) => outlet.id === wanted) ?? outlets[0]
  const heading = (
    <>
      <PageHeading title={t('spots.title')} />
      <SettingsTabs current="spots" />
    </>
  )
  if (!shown)
    return (
      <main className="max-w-4xl px-1">
        {heading}
        <EmptyState title={t('spots.noOutlet')}>
          <p className="pb-4">{t('spots.noOutletWords')}</p>
          <ButtonLink href="/settings/outlets" look="primary">
            {t('spots.toOutlets')}
          </ButtonLink>
        </EmptyState>
        <FurnishingLeft viewer={viewer} />
      </main>
    )

  const { outlet } = shown
  const [spots, away] = await Promise.all([
    listSpotsOf(db, { propertyId, outletId: outlet.id }),
    listArchivedSpotsOf(db, { propertyId, outletId: outlet.id }),
  ])
  const mayChange = isAtLeast(viewer.member, 'admin')
  return (
    <main className="max-w-4xl px-1">
      {heading}
      <p className="measure pb-4 text-ink-2">{t('spots.intro')}</p>
      <Tabs
        label={t('spots.outlet')}
        tabs={outlets.map((one) => ({
          href: `/settings/spots?outlet=${one.outlet.id}`,
          label: one.outlet.name,
          count: one.spots,
          current: one.outlet.id === outlet.id,
        }))}
      />
      <Panel className="mt-2" aria-label={t('spots.list', { outlet: outlet.name })}>
        {spots.length === 0 ? (
          <EmptyState title={t('spots.none')}>{t('spots.noneWords')}</EmptyState>
        ) : (
          <ul className="flex flex-wrap gap-2">
            {spots.map(({ id, kind, label, aliases }) => (
              <li key={id} className="max-w-full">
                <SpotChip href={mayChange ? `/settings/spots/${id}` : null} aliases={aliases}>
                  {t(`spots.shown.${kind}`, { label })}
                </SpotChip>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {mayChange ? (
        <TitledPanel title={t('spots.paste')} className="mt-6">
          <SpotListForm
            key={outlet.id}
            action={addSpotsAction}
            outletId={outlet.id}
            kind={USUAL_KIND[outlet.kind]}
            known={spots.map(({ kind, label, aliases }) => ({ kind, label, aliases }))}
            words={listWords(t)}
          />
        </TitledPanel>
      ) : (
        <p className="pt-4 text-sm text-ink-2">{t('readOnly')}</p>
      )}
      {mayChange && (
        <PutAwayList
          title={t('putAwayList')}
          rows={away.map(({ id, kind, label }) => ({ id, name: t(`spots.shown.${kind}`, { label }) }))}
          bringBack={bringBackSpotAction}
          field="spotId"
          word={t('bringBack')}
        />
      )}
      <FurnishingLeft viewer={viewer} />
    </main>
  )
}

type SpotChipProps = { href: `/${string}` | null; aliases: string[]; children: React.ReactNode }

function SpotChip({ href, aliases, children }: SpotChipProps) {
  const look =
    'flex min-h-11 max-w-full flex-wrap items-center gap-x-2 rounded-control border border-edge bg-paper px-3 py-1.5'
  const words = (
    <>
      <span className="min-w-0 wrap-anywhere font-semibold">{children}</span>
      {aliases.length > 0 && (
        <span className="min-w-0 wrap-anywhere text-sm text-ink-2">{aliases.join(', ')}</span>
      )}
    </>
  )
  return href ? (
    <Link href={href} className={`${look} hover:bg-sunk`}>
      {words}
    </Link>
  ) : (
    <span className={look}>{words}</span>
  )
}

/** Raw words: the gaps are filled in the browser, where the list is read. */
function listWords(t: Awaited<ReturnType<typeof getTranslations<'settings'>>>) {
  const raw = (key: Parameters<typeof t.raw>[0]) => String(t.raw(key))
  return {
    lines: t('spots.lines'),
    linesHint: t('spots.linesHint'),
    kind: t('spots.kind'),
    kinds: { room: t('spots.kinds.room'), table: t('spots.kinds.table'), other: t('spots.kinds.other') },
    shown: {
      room: raw('spots.shown.room'),
      table: raw('spots.shown.table'),
      other: raw('spots.shown.other'),
    },
    preview: t('spots.preview'),
    previewNew: raw('spots.previewNew'),
    previewRenamed: raw('spots.previewRenamed'),
    previewUnchanged: raw('spots.previewUnchanged'),
    previewMore: raw('spots.previewMore'),
    add: t('spots.add'),
    lineProblem: raw('spots.lineProblem'),
    problems: {
      no_label: raw('spots.problems.no_label'),
      label_too_long: raw('spots.problems.label_too_long'),
      alias_too_long: raw('spots.problems.alias_too_long'),
      range_backwards: raw('spots.problems.range_backwards'),
      range_too_long: raw('spots.problems.range_too_long'),
      range_with_aliases: raw('spots.problems.range_with_aliases'),
      twice: raw('spots.problems.twice'),
      alias_taken: raw('spots.problems.alias_taken'),
      too_many: raw('spots.problems.too_many'),
    },
  }
}
