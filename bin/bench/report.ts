/**
 * `npm run bench -- report`: a week and a year of a house that did a thousand, a hundred thousand and a million
 * gestures in that year, each beside the period before. A year grows with what happened in it, a week with the week.
 */
import { newId } from '@/db/id'
import { readOverview } from '@/lib/reports/overview'
import type { Scope } from '@/lib/reports/scope'
import { businessDateOf, businessDayOf, shiftDate } from '@/lib/time/business-date'

import { openBenchHouse } from './bench-house'
import { loadPast } from './load-past'
import { measure, SIZES, say } from './read'
import { watchedDatabase } from './watched-store'

const CLOCK = { zone: 'Europe/Lisbon', rollsAtHour: 4 }

export async function measureReport() {
  const house = await openBenchHouse()
  try {
    for (const finished of SIZES) {
      const [propertyId, managerId, now] = [newId(), newId(), new Date()]
      await loadPast(house.url, { propertyId, managerId, finished, unfinished: 0, days: 365, now })
      const watched = watchedDatabase(house.pool)
      const today = businessDateOf(now, CLOCK)
      const scopeFrom = (from: string): Scope => ({
        ...{ propertyId, from, to: today, clock: CLOCK, now, only: {} },
        until: businessDayOf(now, CLOCK).endsAt,
      })
      const reads = [
        { name: 'week', times: 20, run: scopeFrom(shiftDate(today, -6)) },
        { name: 'year', times: finished > 100_000 ? 5 : 20, run: scopeFrom(shiftDate(today, -364)) },
      ]
      for (const { name, times, run: scope } of reads) {
        const read = { name, times, run: (db: typeof watched.db) => readOverview(db, scope, 'playbook') }
        say({ bench: 'report', read: name, tasks: finished, ...(await measure(watched, read)) })
      }
    }
  } finally {
    await house.leave()
  }
}
