'use client'
/** Tells those who listen how many tasks are new: politely, and at most once in ten seconds. */
import { useEffect, useRef, useState } from 'react'

import { fill } from '@/lib/words/fill'

const QUIET_MS = 10_000

export function NewsVoice({ ids, words }: { ids: readonly string[]; words: string }) {
  const known = useRef<ReadonlySet<string> | null>(null)
  const fresh = useRef(0)
  const spokeAt = useRef(Number.NEGATIVE_INFINITY)
  const [said, setSaid] = useState('')

  useEffect(() => {
    const before = known.current
    fresh.current += before ? ids.filter((id) => !before.has(id)).length : 0
    known.current = new Set(ids)
    if (fresh.current === 0) return
    const speak = () => {
      setSaid(fill(words, { n: fresh.current }))
      fresh.current = 0
      spokeAt.current = performance.now()
    }
    const timer = setTimeout(speak, Math.max(0, spokeAt.current + QUIET_MS - performance.now()))
    return () => clearTimeout(timer)
  }, [ids, words])

  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  )
}
