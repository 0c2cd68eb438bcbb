/** What an empty house still needs, at the foot of each page that furnishes it; nothing once it is furnished. */
import { getTranslations } from 'next-intl/server'

import { Checklist } from '@/components/house/checklist'
import { database } from '@/db/pool'
import type { Viewer } from '@/lib/auth/session'
import { checklist, type Furnishing, nextToFurnish } from '@/lib/house/checklist'
import { findFurniture } from '@/lib/house/store'
import { isAtLeast } from '@/lib/people/member'

/** Where each thing is furnished. */
export const FURNISHING_PLACES = {
  house: '/settings/house',
  outlets: '/settings/outlets',
  spots: '/settings/spots',
  teams: '/settings/teams',
  staff: '/staff',
  gestures: '/gestures',
  connectors: '/connectors',
  playbooks: '/playbooks',
} as const satisfies Record<Furnishing, string>

/** Null when nothing is missing, or for somebody who may not furnish. `open` unfolds the list. */
export async function FurnishingLeft({ viewer, open = false }: { viewer: Viewer; open?: boolean }) {
  if (!isAtLeast(viewer.member, 'admin')) return null
  const has = await findFurniture(database(), viewer.property.id)
  const list = has ? checklist(viewer.property, has) : []
  const next = nextToFurnish(list)
  if (!next) return null

  const t = await getTranslations('settings.checklist')
  return (
    <Checklist
      title={t('title')}
      words={t('left', { count: list.filter(({ done }) => !done).length })}
      next={{ href: FURNISHING_PLACES[next], label: t('next', { step: t(`steps.${next}`) }) }}
      fold={open ? undefined : t('all')}
      steps={list.map(({ step, done }) => ({
        key: step,
        href: FURNISHING_PLACES[step],
        label: t(`steps.${step}`),
        why: t(`why.${step}`),
        done,
        state: t(done ? 'done' : 'missing'),
      }))}
    />
  )
}
