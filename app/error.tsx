'use client'
/** A page that failed, in words. */
import { Trouble } from '@/components/shell/trouble'

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return <Trouble again={reset} />
}
