'use client'
/** Where toasts appear: above the phone's tab bar, at the foot of the desk. Stands once, in the frame. */
import { Toaster as Sonner } from 'sonner'

export function Toaster({ label }: { label: string }) {
  return (
    <Sonner
      position="bottom-center"
      containerAriaLabel={label}
      visibleToasts={3}
      duration={8000}
      offset={{ bottom: '6.5rem' }}
      mobileOffset={{ bottom: '9.5rem' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-4 rounded-control bg-ink py-2 ps-4 pe-2 text-base text-wall shadow-lifted focus-visible:outline-3! focus-visible:outline-focus!',
          title: 'grow py-1.5 font-semibold',
          content: 'grow',
          actionButton:
            'ms-auto min-h-11 shrink-0 rounded-control border border-wall/60 px-4 font-semibold text-wall hover:bg-wall/15',
        },
      }}
    />
  )
}
