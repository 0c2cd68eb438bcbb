'use client'
/** A question in front of the page, on the browser's own <dialog>: focus stays inside, Escape closes, focus returns. */
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'

type DialogProps = {
  open: boolean
  onClose: () => void
  title: ReactNode
  /** The word on the cross, for those who cannot see it. */
  closeLabel: string
  children: ReactNode
}

/** A sheet from below on the phone, a card in the middle from 700 px. Its contents are mounted only while open. */
export function Dialog({ open, onClose, title, closeLabel, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const element = dialog.current
    if (open && !element?.open) element?.showModal()
    if (!open && element?.open) element.close()
  }, [open])

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      // Closing it from here says "close" too, a moment later: that is no wish of the person's.
      onClose={() => open && onClose()}
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={(event) => event.stopPropagation()}
      className="m-auto mb-0 max-h-[90dvh] w-full max-w-xl overflow-y-auto rounded-t-sheet bg-paper p-0 shadow-lifted tablet:mb-auto tablet:rounded-sheet"
    >
      {open && (
        <div className="grid gap-4 p-4 pb-[max(1rem,env(safe-area-inset-bottom))] tablet:p-6">
          <div className="flex items-start justify-between gap-4">
            <h2 id={titleId} className="font-serif text-xl font-[480]">
              {title}
            </h2>
            <button
              type="button"
              onClick={onClose}
              aria-label={closeLabel}
              className="-me-2 -mt-2 grid size-11 shrink-0 place-items-center rounded-control hover:bg-sunk"
            >
              <X aria-hidden size={20} strokeWidth={1.75} />
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  )
}
