/** The figures beside the places, the tabs and in the titles. Counted over what is unfinished, and today's finished alone. */
import { sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import type { TaskKind } from '@/db/vocabulary'
import type { Member } from '@/lib/people/member'

import { forUs, mine, type Narrowing, narrowedTo, untakenAt } from './list-store'

export type TaskCounts = {
  forUs: number
  everyone: number
  mine: number
  /** Open at half of their time with nobody on them. */
  untaken: number
  /** Delivered since the business date began. */
  doneToday: number
  lastDone: {
    at: Date
    kind: TaskKind
    act: string
    spotKind: string | null
    spotLabel: string | null
  } | null
}

type LastDone = {
  at: number
  kind: TaskKind
  act: string
  spot_kind: string | null
  spot_label: string | null
}

export async function countTasks(
  db: Database,
  member: Member,
  { since }: { since: Date },
  now: Date,
): Promise<TaskCounts> {
  const { propertyId } = member
  const alive = await db.execute<Record<'for_us' | 'everyone' | 'mine' | 'untaken', number>>(sql`
    select count(*)::int as everyone,
      count(*) filter (where ${forUs(member)})::int as for_us,
      count(*) filter (where ${mine(member)})::int as mine,
      count(*) filter (where ${untakenAt(now)})::int as untaken
    from tasks t
    where t.property_id = ${propertyId} and t.status in ('suggested', 'waiting', 'open', 'claimed')`)
  const done = await db.execute<{ done: number }>(sql`
    select count(*)::int as done from tasks t
    where t.property_id = ${propertyId} and t.changed_at >= ${since} and t.status = 'delivered'
      and t.status in ('delivered', 'could_not', 'called_off', 'missed')`)
  const last = await db.execute<LastDone>(sql`
    select (extract(epoch from t.changed_at) * 1000)::float8 as at, t.kind, t.act,
      s.kind as spot_kind, s.label as spot_label
    from tasks t left join spots s on s.property_id = t.property_id and s.id = t.spot_id
    where t.property_id = ${propertyId} and t.changed_at >= ${since} and t.status = 'delivered'
      and t.status in ('delivered', 'could_not', 'called_off', 'missed')
    order by t.changed_at desc, t.id desc limit 1`)
  const [counted] = alive.rows
  const [newest] = last.rows
  return {
    forUs: counted?.for_us ?? 0,
    everyone: counted?.everyone ?? 0,
    mine: counted?.mine ?? 0,
    untaken: counted?.untaken ?? 0,
    doneToday: done.rows[0]?.done ?? 0,
    lastDone: newest
      ? {
          at: new Date(newest.at),
          kind: newest.kind,
          act: newest.act,
          spotKind: newest.spot_kind,
          spotLabel: newest.spot_label,
        }
      : null,
  }
}

/** What one list of the inbox has on all of its pages, as narrowed as it is: what its title says. */
export async function countOpen(
  db: Database,
  member: Member,
  { view, only }: { view: 'us' | 'everyone'; only: Narrowing },
  now: Date,
): Promise<{ open: number; late: number }> {
  const { rows } = await db.execute<{ open: number; late: number }>(sql`
    select count(*)::int as open,
      count(*) filter (where t.status <> 'waiting' and t.due_at < ${now})::int as late
    from tasks t
    where t.property_id = ${member.propertyId} and t.status in ('suggested', 'waiting', 'open', 'claimed')
      ${view === 'us' ? sql`and ${forUs(member)}` : sql``} ${narrowedTo(only)}`)
  return rows[0] ?? { open: 0, late: 0 }
}
