/** The places at the side: words at the desk, icons with words on a tablet. Not on the phone. */
import type { ReactNode } from 'react'

import { PlaceIcon, type PlaceKey } from './place-icon'
import { PlaceLink } from './place-link'

export type ShownPlace = {
  key: PlaceKey
  href: `/${string}`
  label: string
  count?: number | undefined
  isTab?: boolean
}

type RailProps = {
  label: string
  crest: string
  places: readonly ShownPlace[]
  /** Who is signed in, at the foot. */
  foot: ReactNode
}

export function Rail({ label, crest, places, foot }: RailProps) {
  return (
    <aside
      aria-label={label}
      className="sticky top-0 hidden h-dvh flex-col gap-1 overflow-y-auto px-1.5 py-3.5 tablet:flex desk:px-3.5"
    >
      <p className="px-2.5 pb-4 font-crest text-2xl text-ink italic max-desk:hidden">{crest}</p>
      <nav aria-label={label} className="grid gap-1">
        {places.map(({ key, href, label, count }) => (
          <PlaceLink
            key={key}
            href={href}
            className="group flex min-h-11 items-center gap-3 rounded-control border border-transparent px-2.5 font-semibold text-ink-2 hover:bg-sunk hover:text-ink aria-[current]:border-rim aria-[current]:bg-paper aria-[current]:text-ink aria-[current]:shadow-paper max-desk:min-h-15 max-desk:flex-col max-desk:justify-center max-desk:gap-0.5 max-desk:px-0.5 max-desk:py-2 max-desk:text-xs"
          >
            <PlaceIcon place={key} />
            <span className="grow max-desk:text-center">{label}</span>
            {count !== undefined && count > 0 && (
              <span className="tabular-nums max-desk:sr-only">{count}</span>
            )}
          </PlaceLink>
        ))}
      </nav>
      <div className="mt-auto pt-4">{foot}</div>
    </aside>
  )
}
