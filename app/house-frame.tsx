/** The frame of both halves of the house, floor and office: asks who is here and what their rail must show. */
import { TriangleAlert } from 'lucide-react'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

import { WhoIsHere } from '@/components/people/who-is-here'
import { Frame } from '@/components/shell/frame'
import { placesFor } from '@/components/shell/places'
import { Link } from '@/components/ui/link'
import { database } from '@/db/pool'
import { requireViewer, type Viewer } from '@/lib/auth/session'
import { checklist } from '@/lib/house/checklist'
import { findFurniture } from '@/lib/house/store'
import { isAtLeast } from '@/lib/people/member'
import { businessDateOf, businessDayOf } from '@/lib/time/business-date'
import { AilingConnectors } from './ailing-connectors'
import { countsFor } from './floor-counts'
import { signOutAction } from './sign-in/actions'

export async function HouseFrame({ children }: { children: ReactNode }) {
  // Before anything is read: what changes meanwhile is told again.
  const readAt = Date.now()
  const viewer = await requireViewer()
  const { member, property } = viewer
  const [t, counts] = await Promise.all([getTranslations('shell'), countsFor(viewer)])
  const figures: Partial<Record<string, number>> = { inbox: counts.forUs, mine: counts.mine }

  return (
    <Frame
      words={{
        crest: t('crest'),
        skip: t('skip'),
        places: t('places.label'),
        more: t('places.more'),
        toasts: t('toasts'),
        status: {
          label: t('status.label'),
          live: t('status.live'),
          reconnecting: t('status.reconnecting'),
        },
      }}
      readAt={readAt}
      houseName={property.name}
      notes={await notesOn(viewer)}
      places={placesFor(member.role).map(({ key, href, isTab }) => ({
        key,
        href,
        label: t(`places.${key}`),
        count: figures[key],
        isTab: isTab ?? false,
      }))}
      alerts={
        <>
          {isAtLeast(member, 'admin') && <StillToFurnish property={property} />}
          {isAtLeast(member, 'manager') && <AilingConnectors property={property} />}
          {isAtLeast(member, 'manager') && counts.untaken > 0 && <Untaken count={counts.untaken} />}
        </>
      }
      foot={
        <WhoIsHere
          name={member.name}
          hasHouses={viewer.properties.length > 1}
          signOut={signOutAction}
          words={{ switch: t('switch'), signOut: t('signOut') }}
        />
      }
    >
      {children}
    </Frame>
  )
}

/** That this is a demonstration; and in the small hours, that the house still counts the day before. */
async function notesOn({ property }: Viewer) {
  const now = new Date()
  const [t, format] = await Promise.all([getTranslations('shell'), getFormatter()])
  const notes = property.isDemonstration ? [t('demonstration')] : []
  if (businessDateOf(now, property) !== businessDateOf(now, { zone: property.zone, rollsAtHour: 0 })) {
    const { startsAt, endsAt } = businessDayOf(now, property)
    const day = format.dateTime(startsAt, { weekday: 'long' })
    notes.push(t('stillYesterday', { day, time: format.dateTime(endsAt, 'clock') }))
  }
  return notes
}

/** What an empty house still needs, quietly: nothing of it is late. */
async function StillToFurnish({ property }: Pick<Viewer, 'property'>) {
  const has = await findFurniture(database(), property.id)
  const missing = has ? checklist(property, has).filter(({ done }) => !done).length : 0
  if (missing === 0) return null
  const t = await getTranslations('settings.checklist')
  return (
    <Link
      href="/welcome"
      className="flex min-h-11 items-center rounded-control border border-edge px-3 text-sm desk:min-h-9 font-semibold text-ink-2 hover:bg-sunk"
    >
      {t('inFrame', { count: missing })}
    </Link>
  )
}

/** What nobody took at half of its time: in every manager's header. */
async function Untaken({ count }: { count: number }) {
  const t = await getTranslations('inbox.alerts')
  return (
    <Link
      href="/inbox"
      className="flex min-h-11 items-center gap-2 rounded-control bg-brass-soft px-3 text-sm desk:min-h-9 font-semibold text-brass-text"
    >
      <TriangleAlert aria-hidden size={20} strokeWidth={1.75} />
      {t('untaken', { count })}
    </Link>
  )
}
