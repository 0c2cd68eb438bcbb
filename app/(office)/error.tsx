'use client'
/** A page of the office that failed, with the frame still around it. */
import { Trouble } from '@/components/shell/trouble'

export default function OfficeError({ reset }: { error: Error; reset: () => void }) {
  return <Trouble again={reset} />
}
