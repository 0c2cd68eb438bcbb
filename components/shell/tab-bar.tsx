/** The places at the foot of the phone: three or four tabs and the rest behind "More", without a script of its own. */
import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'

import { MoreButton } from './more-button'
import { PlaceIcon } from './place-icon'
import { PlaceLink } from './place-link'
import type { ShownPlace } from './rail'

const TAB =
  'relative grid min-h-14 min-w-max flex-1 place-content-center justify-items-center gap-0.5 text-xs font-semibold text-ink-2 ' +
  'aria-[current]:text-brand aria-[current]:before:absolute aria-[current]:before:inset-x-3 ' +
  'aria-[current]:before:top-0 aria-[current]:before:h-[3px] aria-[current]:before:rounded-b-chip aria-[current]:before:bg-brand'

type TabBarProps = {
  label: string
  moreLabel: string
  places: readonly ShownPlace[]
  /** Who is signed in, under the other places. */
  foot: ReactNode
}

export function TabBar({ label, moreLabel, places, foot }: TabBarProps) {
  const tabs = places.filter((place) => place.isTab)
  const others = places.filter((place) => !place.isTab)
  return (
    <div className="fixed inset-x-0 bottom-0 z-20 border-line border-t bg-paper ps-[env(safe-area-inset-left)] pe-[env(safe-area-inset-right)] pb-[env(safe-area-inset-bottom)] tablet:hidden">
      <nav aria-label={label} className="flex">
        {tabs.map(({ key, href, label }) => (
          <PlaceLink key={key} href={href} className={TAB}>
            <PlaceIcon place={key} />
            {label}
          </PlaceLink>
        ))}
        <MoreButton hrefs={others.map(({ href }) => href)} popoverTarget="more-places" className={TAB}>
          <Ellipsis aria-hidden size={20} strokeWidth={1.75} />
          {moreLabel}
        </MoreButton>
      </nav>
      <div
        id="more-places"
        popover="auto"
        className="inset-x-0 top-auto bottom-[calc(3.5rem+env(safe-area-inset-bottom)+1px)] m-0 max-h-[70dvh] w-full overflow-y-auto rounded-t-sheet border-line border-t bg-paper p-4 text-ink shadow-lifted"
      >
        <nav aria-label={moreLabel} className="grid gap-1 pb-4">
          {others.map(({ key, href, label }) => (
            <PlaceLink
              key={key}
              href={href}
              className="flex min-h-12 items-center gap-3 rounded-control px-2 font-semibold text-ink aria-[current]:bg-brand-soft"
            >
              <PlaceIcon place={key} />
              {label}
            </PlaceLink>
          ))}
        </nav>
        {foot}
      </div>
    </div>
  )
}
