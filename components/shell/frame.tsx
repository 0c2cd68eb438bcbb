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

export function Frame({ words, houseName, notes, places, alerts, foot, children }: FrameProps) {
  return (
    <div className="tablet:grid tablet:grid-cols-[92px_minmax(0,1fr)] desk:grid-cols-[208px_minmax(0,1fr)]">
      <a
        href="#page"
        className="fixed start-2 top-2 z-50 -translate-y-24 rounded-control bg-brand px-4 py-3 font-semibold text-on-brand focus:translate-y-0"
      >
        {words.skip}
      </a>
      <Rail label={words.places} crest={words.crest} places={places} foot={foot} />
      <div className="min-w-0 px-3 pb-[calc(5rem+env(safe-area-inset-bottom))] tablet:pe-4 tablet:pb-4 tablet:ps-2">
        <header className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-1 px-1 py-1">
          <p className="min-w-0 flex-1 truncate text-sm text-ink-2">
            <span className="font-semibold">{houseName}</span>
            {notes.map((note) => (
              <span key={note} className="ps-3">
                {note}
              </span>
            ))}
          </p>
          <div className="flex flex-wrap gap-2 empty:hidden max-tablet:order-last max-tablet:w-full">
            {alerts}
          </div>
          <Live words={words.status} />
        </header>
        <div id="page" tabIndex={-1} className="outline-none">
          {children}
        </div>
      </div>
      <TabBar label={words.places} moreLabel={words.more} places={places} foot={foot} />
      <Toaster label={words.toasts} />
    </div>
  )
}
