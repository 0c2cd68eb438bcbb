'use client'
/** The time that every clock on a page reads: one ticker for all, begun with the server's time so that nothing jumps. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'

const Now = createContext(0)
const Hurry = createContext<() => () => void>(() => () => undefined)

const SECOND = 1000
const TICK = 15 * SECOND

/** `serverNow` in milliseconds; the difference to the device's own clock is kept, because devices are wrong. */
export function NowProvider({ serverNow, children }: { serverNow: number; children: ReactNode }) {
  const [skew, setSkew] = useState<number | null>(null)
  const [now, setNow] = useState(serverNow)
  const [hurried, setHurried] = useState(0)

  useEffect(() => setSkew(serverNow - Date.now()), [serverNow])
  useEffect(() => {
    if (skew === null) return
    const tick = () => setNow(Date.now() + skew)
    tick()
    const timer = setInterval(tick, hurried > 0 ? SECOND : TICK)
    return () => clearInterval(timer)
  }, [skew, hurried])

  const hurry = useCallback(() => {
    setHurried((count) => count + 1)
    return () => setHurried((count) => count - 1)
  }, [])

  return (
    <Hurry value={hurry}>
      <Now value={now}>{children}</Now>
    </Hurry>
  )
}

/** Milliseconds. With `counting`, the page's clocks tick every second as long as it is asked for. */
export function useNow(counting: (now: number) => boolean): number {
  const now = useContext(Now)
  const hurry = useContext(Hurry)
  const isCounting = counting(now)
  useEffect(() => (isCounting ? hurry() : undefined), [isCounting, hurry])
  return now
}
