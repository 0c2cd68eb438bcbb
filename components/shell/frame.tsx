/** What stands around every page of the house: places, who one is, whether the line is live, and what needs a manager. */
import type { ReactNode } from 'react'

import { Toaster } from '../ui/toaster'
import { Live } from './live'
import { Rail, type ShownPlace } from './rail'
import { TabBar } from './tab-bar'

type FrameProps = {
  words: {
    crest: string
    skip: string
    places: string
    more: string
    toasts: string
    status: { label: string; live: string; reconnecting: string }
  }
  /** When the house was read for this page, epoch ms. */
  readAt: number
  houseName: string
  /** Said beside the name of the house: that it is a demonstration, that it is still Friday. */
  notes: readonly string[]
  places: readonly ShownPlace[]
  /** What is untaken for too long, for those who can do something about it. */
  alerts?: ReactNode
  /** Who is signed in; shown in the rail and behind "More". */
  foot: ReactNode
  children: ReactNode
}

export function Frame({ words, readAt, houseName, notes, places, alerts, foot, children }: FrameProps) {
  return (
    <div className="tablet:grid tablet:grid-cols-[6.25rem_minmax(0,1fr)] desk:grid-cols-[13rem_minmax(0,1fr)]">
      <a
        href="#page"
        className="fixed start-2 top-2 z-50 -translate-y-24 rounded-control bg-brand px-4 py-3 font-semibold text-on-brand focus:translate-y-0"
      >
        {words.skip}
      </a>
      <Rail label={words.places} crest={words.crest} places={places} foot={foot} />
      <div className="flex min-w-0 flex-col px-3 pb-[calc(8.5rem+env(safe-area-inset-bottom))] has-data-panes:pb-[calc(3.5rem+env(safe-area-inset-bottom)+1px)] tablet:has-data-panes:h-dvh tablet:pe-4 tablet:pb-24 tablet:ps-2 tablet:has-data-panes:pb-4">
        <header className="flex min-h-13 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 px-1 py-1">
          <p className="flex min-w-0 flex-1 flex-wrap gap-x-3 text-sm text-ink-2">
            <span className="min-w-0 truncate font-semibold">{houseName}</span>
            {notes.map((note) => (
              <span key={note}>{note}</span>
            ))}
          </p>
          <div className="flex flex-wrap gap-2 empty:hidden max-desk:order-last max-desk:w-full max-desk:pb-2 max-desk:*:grow">
            {alerts}
          </div>
          <Live readAt={readAt} words={words.status} />
        </header>
        <div id="page" tabIndex={-1} className="min-h-0 grow -outline-offset-3">
          {children}
        </div>
      </div>
      <TabBar label={words.places} moreLabel={words.more} places={places} foot={foot} />
      <Toaster label={words.toasts} />
    </div>
  )
}
