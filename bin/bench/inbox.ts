/**
 * `npm run bench -- inbox`: the inbox, the list of what is done and one task, in a house with a thousand, a hundred
 * thousand and a million finished tasks. The growth from line to line is the figure.
 */
import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import type { Member } from '@/lib/people/member'
import { countOpen, countTasks } from '@/lib/tasks/count-store'
import { listDone, listEveryones, listForUs } from '@/lib/tasks/list-store'
import { readTask } from '@/lib/tasks/read-task'
import { businessDayOf } from '@/lib/time/business-date'

import { openBenchHouse } from './bench-house'
import { loadPast } from './load-past'
import { measure, type Read, SIZES, say } from './read'
import { watchedDatabase } from './watched-store'

const CLOCK = { zone: 'Europe/Lisbon', rollsAtHour: 4 }
const UNFINISHED = 60

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
        say({ bench: 'inbox', read: read.name, tasks: finished, ...(await measure(watched, read)) })
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
  const since = businessDayOf(now, CLOCK).startsAt
  return [
    {
      name: 'inbox',
      times: 200,
      run: async (on) => {
        await listForUs(on, member, {}, now)
        await countTasks(on, member, { since }, now)
        await countOpen(on, member, { view: 'us', only: {} }, now)
      },
    },
    { name: 'done', times: 200, run: (on) => listDone(on, member, {}, now) },
    { name: 'task', times: 200, run: (on) => readTask(on, member, openId, now) },
    { name: 'finished task', times: 200, run: (on) => readTask(on, member, doneId, now) },
  ]
}
