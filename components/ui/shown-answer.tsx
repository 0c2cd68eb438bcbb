'use client'
/** The place in an ActionForm where its answer shows what it brought; `children` until there is one. */
import type { ReactNode } from 'react'

import { useFormAnswer } from './action-form'

export function ShownAnswer({ children }: { children?: ReactNode }) {
  const shown = useFormAnswer()?.shown
  return <div aria-live="polite">{shown ?? children}</div>
}
