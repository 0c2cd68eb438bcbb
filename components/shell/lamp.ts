/** Which light a person works by: decides the theme attribute that the tokens follow. */
import type { Theme } from '@/db/vocabulary'

const NIGHT_FROM_HOUR = 21
const NIGHT_TO_HOUR = 6

/** "shift" is night from 21:00 to 06:00 on the property's clock; "system" is left to the browser. */
export function lampOf(theme: Theme, zone: string, now: Date): 'day' | 'night' | 'system' {
  if (theme !== 'shift') return theme
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(now),
  )
  return hour >= NIGHT_FROM_HOUR || hour < NIGHT_TO_HOUR ? 'night' : 'day'
}
