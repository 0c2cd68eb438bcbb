/** Late and missed gestures by weekday and hour: a table that is its own picture, a number and a link in each cell. */
import './charts.css'

import { useTranslations } from 'next-intl'

import type { HeatCell } from '@/lib/reports/measure-store'

import type { Tell } from './use-tell'

type HeatMapProps = {
  cells: readonly HeatCell[]
  /** The hours in the order of the business date. */
  rollsAtHour: number
  href: (weekday: number, hour: number) => string
  tell: Tell
}

const STEPS = 7
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

export function HeatMap({ cells, rollsAtHour, href, tell }: HeatMapProps) {
  const t = useTranslations('report.heat')
  const hours = busyHours(cells, rollsAtHour)
  const most = Math.max(...cells.map(({ count }) => count))
  const countAt = (weekday: number, hour: number) =>
    cells.find((cell) => cell.weekday === weekday && cell.hour === hour)?.count ?? 0

  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t('caption')}
      className="scroll-ps-16 overflow-x-auto"
    >
      <table className="border-separate border-spacing-0.5 text-sm tabular-nums">
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className="sticky start-0 bg-paper pe-2 text-start font-semibold text-ink-2">
              <span className="sr-only">{t('weekday')}</span>
            </th>
            {hours.map((hour) => (
              <th key={hour} scope="col" className="min-w-11 pb-1 text-center font-normal text-ink-2 text-xs">
                {String(hour).padStart(2, '0')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WEEKDAYS.map((weekday) => (
            <tr key={weekday}>
              <th scope="row" className="sticky start-0 bg-paper pe-2 text-start font-semibold text-ink-2">
                {tell.weekday(weekday, 'short')}
              </th>
              {hours.map((hour) => {
                const count = countAt(weekday, hour)
                const step = Math.max(1, Math.ceil((count / most) * STEPS))
                if (count === 0)
                  return (
                    <td key={hour} className="h-11 rounded-chip bg-sunk text-center text-ink-3 text-xs">
                      0
                    </td>
                  )
                return (
                  <td key={hour} className="p-0">
                    <a
                      href={href(weekday, hour)}
                      aria-label={t('cell', {
                        weekday: tell.weekday(weekday, 'long'),
                        hour: tell.hour(hour),
                        count,
                      })}
                      className="grid h-11 place-items-center rounded-chip font-semibold"
                      style={{ background: `var(--heat-${step})`, color: `var(--heat-ink-${step})` }}
                    >
                      {count}
                    </a>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** From the first busy hour of the business date to the last: an empty night takes no room. */
function busyHours(cells: readonly HeatCell[], rollsAtHour: number) {
  const order = Array.from({ length: 24 }, (_, index) => (rollsAtHour + index) % 24)
  const busy = order.map((hour) => cells.some((cell) => cell.hour === hour))
  return order.slice(busy.indexOf(true), busy.lastIndexOf(true) + 1)
}
