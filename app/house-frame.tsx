/** The frame of both halves of the house, floor and office: asks who is here and what their rail must show. */
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

import { Frame } from '@/components/shell/frame'
import { placesFor } from '@/components/shell/places'
import { Avatar } from '@/components/ui/avatar'
import { requireViewer } from '@/lib/auth/session'

export async function HouseFrame({ children }: { children: ReactNode }) {
  const { member, property } = await requireViewer()
  const t = await getTranslations('shell')

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
      houseName={property.name}
      notes={property.isDemonstration ? [t('demonstration')] : []}
      places={placesFor(member.role).map(({ key, href, isTab }) => ({
        key,
        href,
        label: t(`places.${key}`),
        isTab: isTab ?? false,
      }))}
      foot={
        <div className="flex items-center gap-3 border-line border-t pt-3 max-desk:tablet:flex-col max-desk:tablet:gap-1 max-desk:tablet:text-center max-desk:tablet:text-xs">
          <Avatar name={member.name} size={36} />
          <span className="min-w-0 font-semibold">{member.name}</span>
        </div>
      }
    >
      {children}
    </Frame>
  )
}
