'use client'
/** List and detail: side by side from 700 px; on the phone one at a time, and Back finds the list where it was. */
import { useSelectedLayoutSegment } from 'next/navigation'
import { type ReactNode, useLayoutEffect, useRef } from 'react'

import { comeBackFrom } from './go-on'

export function TwoPanes({ list, children }: { list: ReactNode; children: ReactNode }) {
  const openId = useSelectedLayoutSegment()
  const isOpen = openId !== null
  const listScroll = useRef(0)
  const wasOpen = useRef(openId)

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

  // Where one pane takes the place of the other, what had the focus is out of sight.
  useLayoutEffect(() => {
    const left = wasOpen.current
    wasOpen.current = openId
    if (left === openId || !isFocusLost()) return
    if (openId) document.getElementById('task-heading')?.focus({ preventScroll: true })
    else if (left) comeBackFrom(left)
  }, [openId])

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

/** What is hidden keeps the focus until the window is drawn again. */
const isFocusLost = () => {
  const focused = document.activeElement
  return !focused || focused === document.body || !focused.checkVisibility()
}
