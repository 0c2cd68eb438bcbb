/** When something was or will be: the clock alone for the same day of the house, with its day for any other. */
import type { useFormatter, useTranslations } from 'next-intl'

type Format = Pick<ReturnType<typeof useFormatter>, 'dateTime'>
type When = { format: Format; now: Date }

const isSameDay = (at: Date, { format, now }: When) =>
  format.dateTime(at, 'day') === format.dateTime(now, 'day')

/** "15:53", "Tue 24 Nov, 22:10". */
export const whenOf = (at: Date, when: When) =>
  when.format.dateTime(at, isSameDay(at, when) ? 'clock' : 'moment')

/** As part of a sentence: "at 15:53", "Tue 24 Nov, 22:10". */
export const whenInWords = (
  at: Date,
  { t, ...when }: When & { t: ReturnType<typeof useTranslations<'task'>> },
) => t(isSameDay(at, when) ? 'when.clock' : 'when.day', { at: whenOf(at, when) })

/** By when: "by 20:30", "by Fri 27 Nov, 09:00". */
export const dueInWords = (
  at: Date,
  { t, ...when }: When & { t: ReturnType<typeof useTranslations<'task'>> },
) => t(isSameDay(at, when) ? 'due.clock' : 'due.day', { at: whenOf(at, when) })
