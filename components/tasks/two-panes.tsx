'use client'
/** List and detail: side by side from 700 px; on the phone one at a time, and Back finds the list where it was. */
import { useSelectedLayoutSegment } from 'next/navigation'
import { type ReactNode, useLayoutEffect, useRef } from 'react'

export function TwoPanes({ list, children }: { list: ReactNode; children: ReactNode }) {
  const isOpen = useSelectedLayoutSegment() !== null
  const listScroll = useRef(0)

  // Only the phone scrolls the page itself; elsewhere each pane keeps its own place.
  useLayoutEffect(() => {
    if (!isOpen) {
      window.scrollTo(0, listScroll.current)
      const remember = () => {
        listScroll.current = window.scrollY
      }
      window.addEventListener('scroll', remember, { passive: true })
      return () => window.removeEventListener('scroll', remember)
    }
    window.scrollTo(0, 0)
  }, [isOpen])

  return (
    <main
      data-panes
      className="tablet:grid tablet:h-full tablet:min-h-96 tablet:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)] tablet:grid-rows-[minmax(0,1fr)] tablet:gap-4"
    >
      <div
        className={`${isOpen ? 'max-tablet:hidden' : ''} min-w-0 pb-24 tablet:scroll-pb-24 tablet:overflow-y-auto tablet:px-1`}
      >
        {list}
      </div>
      <div className={`${isOpen ? '' : 'max-tablet:hidden'} min-w-0 tablet:min-h-0`}>{children}</div>
    </main>
  )
}
