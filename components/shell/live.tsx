'use client'
/**
 * Keeps the page true: listens for "something changed" and asks the server again, at most once at a time.
 * Shows in words whether it hears anything. The truth is always the server's; this only knocks.
 */
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'

import { gathered } from '@/lib/live/gathered'

const STREAM = '/api/live'
/** The first change is fetched at once; those that come within this time of it, milliseconds, together after it. */
const GATHER_MS = 120
/** The house beats every fifteen seconds; after this long without any sound the line counts as lost. */
const SILENCE_MS = 40_000
const RETRY_MS = 2_000

type LiveProps = {
  /** When the house was read for this page, epoch ms of the server: the stream says whether something came since. */
  readAt: number
  words: { label: string; live: string; reconnecting: string }
}

export function Live({ readAt, words }: LiveProps) {
  const router = useRouter()
  const [isLive, setIsLive] = useState(true)
  const [isRefreshing, refresh] = useTransition()
  const state = useRef({ refreshing: false, again: false })
  const lastRead = useRef(readAt)
  useEffect(() => {
    lastRead.current = readAt
  }, [readAt])

  useEffect(() => {
    state.current.refreshing = isRefreshing
    if (isRefreshing || !state.current.again) return
    state.current.again = false
    refresh(() => router.refresh())
  }, [isRefreshing, router])

  useEffect(() => {
    let source: EventSource | null = null
    let silence: ReturnType<typeof setTimeout> | undefined
    let retry: ReturnType<typeof setTimeout> | undefined

    const knocking = gathered(() => {
      if (state.current.refreshing) state.current.again = true
      else refresh(() => router.refresh())
    }, GATHER_MS)
    const heard = () => {
      setIsLive(true)
      clearTimeout(silence)
      silence = setTimeout(lost, SILENCE_MS)
    }
    const lost = () => {
      setIsLive(false)
      clearTimeout(silence)
      source?.close()
      clearTimeout(retry)
      retry = setTimeout(listen, RETRY_MS)
    }
    const listen = () => {
      source?.close()
      source = new EventSource(`${STREAM}?since=${lastRead.current}`)
      source.onopen = heard
      source.onerror = lost
      for (const sound of ['beat', 'ready']) source.addEventListener(sound, heard)
      for (const news of ['changed', 'resync']) {
        source.addEventListener(news, () => {
          heard()
          knocking.ask()
        })
      }
    }
    const seenAgain = () => {
      if (document.visibilityState === 'visible') knocking.ask()
    }

    listen()
    window.addEventListener('offline', lost)
    window.addEventListener('online', listen)
    document.addEventListener('visibilitychange', seenAgain)
    return () => {
      source?.close()
      knocking.stop()
      for (const timer of [silence, retry]) clearTimeout(timer)
      window.removeEventListener('offline', lost)
      window.removeEventListener('online', listen)
      document.removeEventListener('visibilitychange', seenAgain)
    }
  }, [router])

  return (
    <p role="status" aria-label={words.label} className="flex items-center gap-2 text-sm text-ink-2">
      <span
        aria-hidden
        className={`size-2.5 rounded-full border-2 ${isLive ? 'border-brand bg-brand' : 'border-brass-text'}`}
      />
      {isLive ? words.live : words.reconnecting}
    </p>
  )
}
