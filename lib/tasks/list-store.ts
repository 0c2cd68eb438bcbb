/** The lists that people watch: for us, everyone, mine, done. Each is one partial index, page by page. */
import { type SQL, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import type { TaskKind } from '@/db/vocabulary'
import { isAtLeast, type Member } from '@/lib/people/member'

import { readRows } from './row-store'
import type { Cursor, Page, TaskRow } from './task-row'

export const PAGE_SIZE = 50

const ALIVE = sql`t.status in ('suggested', 'waiting', 'open', 'claimed')`
const FINISHED = sql`t.status in ('delivered', 'could_not', 'called_off', 'missed')`

/** Which of them: of a team, of an outlet, of one kind. What is null narrows nothing. */
export type Narrowing = { teamId?: string | null; outletId?: string | null; kind?: TaskKind | null }

export type ListOptions = {
  after?: Cursor | undefined
  /** Up to this row and with it; the page then is what stood there, and what has come in between. */
  upTo?: Cursor | undefined
  only?: Narrowing
  size?: number
}

/** What nobody has and my teams make, or I was given: doable now. What belongs to no team, or to none any more, goes to the hosts. */
export const listForUs = (db: Database, member: Member, options: ListOptions, now: Date): Promise<Page> =>
  listUnfinished(db, member, forUs(member), options, now)

/** Everything that is not finished, taken and waiting too. */
export const listEveryones = (db: Database, member: Member, options: ListOptions, now: Date): Promise<Page> =>
  listUnfinished(db, member, ALIVE, options, now)

/** What I have in hand, and what I put away for later. */
export const listMine = (db: Database, member: Member, options: ListOptions, now: Date): Promise<Page> =>
  listUnfinished(db, member, mine(member), options, now)

export const mine = (member: Member) => sql`${ALIVE} and (
  (t.status = 'claimed' and t.claimed_by = ${member.personId})
  or (t.status = 'waiting' and t.waiting_for = 'time' and t.given_to = ${member.personId}))`

export function forUs(member: Member) {
  const myTeams = sql`t.team_id = any(${sql.param([...member.teamIds])}::uuid[])`
  // Nobody works for a team that was put away.
  const noTeam = sql`(t.team_id is null or exists (select 1 from teams away
    where away.property_id = t.property_id and away.id = t.team_id and away.archived_at is not null))`
  const ofNoTeam = sql`(${noTeam} and (${isAtLeast(member, 'manager') || member.teamIds.length === 0}
    or exists (select 1 from teams h where h.property_id = t.property_id and h.is_host
      and h.id = any(${sql.param([...member.teamIds])}::uuid[]))))`
  return sql`t.status in ('suggested', 'open')
    and (t.given_to = ${member.personId} or (t.given_to is null and (${myTeams} or ${ofNoTeam})))`
}

async function listUnfinished(
  db: Database,
  { propertyId }: Member,
  which: SQL,
  { after, upTo, only = {}, size = PAGE_SIZE }: ListOptions,
  now: Date,
): Promise<Page> {
  const later = after ? sql`and (t.due_at, t.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  const sooner = upTo ? sql`and (t.due_at, t.id) <= (${upTo.at}::timestamptz, ${upTo.id}::uuid)` : sql``
  const rows = await readRows(db, {
    page: sql`select t.* from tasks t where t.property_id = ${propertyId} and ${ALIVE} and ${which}
      ${narrowedTo(only)} ${later} ${sooner} order by t.due_at, t.id limit ${size + 1}`,
    order: sql`t.due_at, t.id`,
    now,
  })
  return pageOf(rows, size, (row) => row.dueAt)
}

export function narrowedTo({ teamId, outletId, kind }: Narrowing) {
  const team = teamId ? sql`and t.team_id = ${teamId}` : sql``
  const outlet = outletId ? sql`and t.outlet_id = ${outletId}` : sql``
  return sql`${team} ${outlet} ${kind ? sql`and t.kind = ${kind}` : sql``}`
}

/** Finished, newest first. */
export async function listDone(
  db: Database,
  { propertyId }: Member,
  { after, size = PAGE_SIZE }: ListOptions,
  now: Date,
): Promise<Page> {
  const earlier = after
    ? sql`and (t.changed_at, t.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql``
  const rows = await readRows(db, {
    page: sql`select t.* from tasks t where t.property_id = ${propertyId} and ${FINISHED} ${earlier}
      order by t.changed_at desc, t.id desc limit ${size + 1}`,
    order: sql`t.changed_at desc, t.id desc`,
    now,
  })
  return pageOf(rows, size, (row) => row.changedAt)
}

/** Missed today and not made good yet: one tap each, next visit or an honest word. */
export async function listToMakeGood(
  db: Database,
  { propertyId }: Member,
  { since, size = PAGE_SIZE }: { since: Date; size?: number },
  now: Date,
): Promise<TaskRow[]> {
  return readRows(db, {
    page: sql`select t.* from tasks t where t.property_id = ${propertyId} and ${FINISHED}
      and t.changed_at >= ${since} and t.status = 'missed' and t.second_chance is null and t.kind = 'gesture'
      order by t.changed_at desc, t.id desc limit ${size}`,
    order: sql`t.changed_at desc, t.id desc`,
    now,
  })
}

/** Nobody took it at half of its time: what stands in every manager's header. */
export function listUntaken(
  db: Database,
  { propertyId }: Member,
  { size = 20 }: { size?: number },
  now: Date,
): Promise<TaskRow[]> {
  return readRows(db, {
    page: sql`select t.* from tasks t where t.property_id = ${propertyId} and ${ALIVE} and ${untakenAt(now)}
      order by t.due_at, t.id limit ${size}`,
    order: sql`t.due_at, t.id`,
    now,
  })
}

/** The same rule as `isUntakenAtHalfTime`. */
export const untakenAt = (now: Date) => sql`t.status = 'open' and t.opened_at is not null
  and t.opened_at + (t.due_at - t.opened_at) / 2 <= ${now}`

/** One row, as a list would show it: for what comes back from a verb. Null when this property has none such. */
export async function findRow(
  db: Database,
  { propertyId, taskId }: { propertyId: string; taskId: string },
  now: Date,
): Promise<TaskRow | null> {
  const [row] = await readRows(db, {
    page: sql`select t.* from tasks t where t.property_id = ${propertyId} and t.id = ${taskId}`,
    order: sql`t.id`,
    now,
  })
  return row ?? null
}

/** One row more than the page was read: is there a next one? */
function pageOf(rows: TaskRow[], size: number, at: (row: TaskRow) => Date): Page {
  const shown = rows.slice(0, size)
  const last = rows.length > size ? shown.at(-1) : undefined
  return { rows: shown, next: last ? { at: at(last), id: last.id } : null }
}
