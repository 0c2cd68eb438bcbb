/**
 * `npm run bench -- inbox`: the inbox, the list of what is done, one task and a year's report, in a house with a
 * thousand, a hundred thousand and a million finished tasks. The growth from line to line is the figure.
 */
import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import type { Member } from '@/lib/people/member'
import { readOverview } from '@/lib/reports/overview'
import { countTasks } from '@/lib/tasks/count-store'
import { listDone, listEveryones, listForUs } from '@/lib/tasks/list-store'
import { readTask } from '@/lib/tasks/read-task'
import { businessDateOf, businessDayOf, shiftDate } from '@/lib/time/business-date'

import { openBenchHouse } from './bench-house'
import { loadPast } from './load-past'
import { watchedDatabase } from './watched-store'

const SIZES = [1_000, 100_000, 1_000_000]
const CLOCK = { zone: 'Europe/Lisbon', rollsAtHour: 4 }
const UNFINISHED = 60

type Read = {
  name: string
  times: number
  /** Not asked of a house with more finished tasks than this. */
  upTo?: number
  run: (db: Database) => Promise<unknown>
}

/** Each size is a property of its own in one database, so that the later ones are read past the earlier. */
export async function measureInbox() {
  const house = await openBenchHouse()
  try {
    for (const finished of SIZES) {
      const [propertyId, managerId, now] = [newId(), newId(), new Date()]
      const began = performance.now()
      await loadPast(house.url, { propertyId, managerId, finished, unfinished: UNFINISHED, days: 365, now })
      const seconds = Math.round((performance.now() - began) / 1000)
      say({ bench: 'inbox', read: 'load', tasks: finished, seconds })

      const watched = watchedDatabase(house.pool)
      const member: Member = {
        propertyId,
        personId: managerId,
        name: 'Marta',
        role: 'manager',
        teamIds: [],
        locale: 'en',
      }
      for (const read of await readsOf(watched.db, member, now)) {
        if (finished > (read.upTo ?? finished)) continue
        const took = await measured(watched.db, read)
        say({
          bench: 'inbox',
          read: read.name,
          tasks: finished,
          ...took,
          ...(await watched.costOf(read.run)),
        })
      }
    }
  } finally {
    await house.leave()
  }
}

async function readsOf(db: Database, member: Member, now: Date): Promise<Read[]> {
  const open = await listEveryones(db, member, {}, now)
  const done = await listDone(db, member, {}, now)
  const [openId = '', doneId = ''] = [open.rows[0]?.id, done.rows[0]?.id]
  const today = businessDateOf(now, CLOCK)
  const scope = {
    propertyId: member.propertyId,
    from: shiftDate(today, -364),
    to: today,
    clock: CLOCK,
    until: businessDayOf(now, CLOCK).endsAt,
    now,
    only: {},
  }
  const week = { ...scope, from: shiftDate(today, -6) }
  const since = businessDayOf(now, CLOCK).startsAt
  return [
    {
      name: 'inbox',
      times: 200,
      run: async (on) => {
        await listForUs(on, member, {}, now)
        await countTasks(on, member, { since }, now)
      },
    },
    { name: 'done', times: 200, run: (on) => listDone(on, member, {}, now) },
    { name: 'task', times: 200, run: (on) => readTask(on, member, openId, now) },
    { name: 'finished task', times: 200, run: (on) => readTask(on, member, doneId, now) },
    { name: 'report of a week', times: 20, run: (on) => readOverview(on, week, 'playbook') },
    { name: 'report of a year', times: 5, upTo: 100_000, run: (on) => readOverview(on, scope, 'playbook') },
  ]
}

/** After a few that warm up, one after another as one person would ask. */
async function measured(db: Database, { run, times }: Read) {
  const took: number[] = []
  for (let time = -3; time < times; time += 1) {
    const began = performance.now()
    await run(db)
    if (time >= 0) took.push(performance.now() - began)
  }
  took.sort((one, other) => one - other)
  const at = (share: number) => Math.round((took[Math.ceil(share * took.length) - 1] ?? 0) * 10) / 10
  return { p50Ms: at(0.5), p95Ms: at(0.95) }
}

const say = (line: Record<string, string | number>) => console.log(JSON.stringify(line))
