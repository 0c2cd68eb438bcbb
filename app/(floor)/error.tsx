'use client'
/** A page of the floor that failed, with the frame still around it. */
import { Trouble } from '@/components/shell/trouble'

export default function FloorError({ reset }: { error: Error; reset: () => void }) {
  return <Trouble again={reset} />
}
