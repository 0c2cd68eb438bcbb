/** When something was or will be: the clock alone for the same day of the house, with its day for any other. */
import type { useFormatter, useTranslations } from 'next-intl'

import { turnOf } from '@/lib/time/comes-twice'

type Saying = {
  t: ReturnType<typeof useTranslations<'task'>>
  format: Pick<ReturnType<typeof useFormatter>, 'dateTime'>
}
export type When = Saying & { now: Date }

const isSameDay = (at: Date, { format, now }: When) =>
  format.dateTime(at, 'day') === format.dateTime(now, 'day')

/** "15:53", "Tue 24 Nov, 22:10"; and which of the two it is when the clocks go back over it. */
export const whenOf = (at: Date, when: When) => written(at, isSameDay(at, when) ? 'clock' : 'moment', when)

/** "15:53", whatever the day. */
export const clockInWords = (at: Date, saying: Saying) => written(at, 'clock', saying)

function written(at: Date, style: 'clock' | 'moment', { t, format }: Saying) {
  const words = format.dateTime(at, style)
  const turn = turnOf(at, (moment) => format.dateTime(moment, 'moment'))
  return turn ? t(`when.${turn}`, { at: words }) : words
}

/** As part of a sentence: "at 15:53", "Tue 24 Nov, 22:10". */
export const whenInWords = (at: Date, when: When) =>
  when.t(isSameDay(at, when) ? 'when.clock' : 'when.day', { at: whenOf(at, when) })

/** By when: "by 20:30", "by Fri 27 Nov, 09:00". */
export const dueInWords = (at: Date, when: When) =>
  when.t(isSameDay(at, when) ? 'due.clock' : 'due.day', { at: whenOf(at, when) })
