'use client'
/**
 * Where toasts appear: at the foot of the list on the desk, above the bars on the phone. Stands once, in the frame.
 * Only their buttons take the focus, and it goes back to where it came from when a toast is done with.
 */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

import { hush, onSaid, type Saying, saidNow } from './say'

const STAYS_MS = 8_000
/** What is left of a toast after somebody looked at it and went on. */
const LINGERS_MS = 2_000

export function Toaster({ label }: { label: string }) {
  const saying = useSyncExternalStore(onSaid, saidNow, () => null)
  return (
    <section
      aria-label={label}
      aria-live="polite"
      aria-relevant="additions"
      className="pointer-events-none fixed inset-x-3 bottom-[calc(9.25rem+env(safe-area-inset-bottom))] z-30 tablet:start-[6.75rem] tablet:end-auto tablet:bottom-4 tablet:w-88 desk:start-[13.5rem]"
    >
      <ol>{saying && <Toast key={saying.id} saying={saying} />}</ol>
    </section>
  )
}

function Toast({ saying: { id, words, undo } }: { saying: Saying }) {
  const [isHeld, hold] = useState(false)
  const left = useRef(STAYS_MS)
  const cameFrom = useRef<EventTarget | null>(null)

  useEffect(() => {
    if (isHeld) return
    const since = Date.now()
    const timer = setTimeout(() => hush(id), left.current)
    return () => {
      clearTimeout(timer)
      left.current = Math.max(LINGERS_MS, left.current - (Date.now() - since))
    }
  }, [isHeld, id])

  const takeBack = () => {
    undo?.onUndo()
    hush(id)
    const back = cameFrom.current
    const isThere = back instanceof HTMLElement && back.isConnected
    ;(isThere ? back : document.getElementById('page'))?.focus({ preventScroll: true })
  }

  return (
    <li
      className="pointer-events-auto flex items-center gap-4 rounded-control bg-ink py-2 ps-4 pe-2 text-wall shadow-lifted transition-[opacity,translate] duration-(--base) ease-settle starting:translate-y-2 starting:opacity-0"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={(event) => {
        cameFrom.current = event.relatedTarget
        hold(true)
      }}
      onBlur={() => hold(false)}
    >
      <p className="min-w-0 grow py-1.5 font-semibold">{words}</p>
      {undo && (
        <button
          type="button"
          className="min-h-11 shrink-0 rounded-control border border-wall/60 px-4 font-semibold hover:bg-wall/15 focus-visible:outline-wall"
          onClick={takeBack}
        >
          {undo.label}
        </button>
      )}
    </li>
  )
}
