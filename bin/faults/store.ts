/** What the faults look at afterwards, in SQL. */
import { sql } from 'drizzle-orm'

import type { Database } from '@/db/client'

/** How many deliveries still wait to be taken. */
export async function countUntaken(db: Database, propertyId: string): Promise<number> {
  const { rows } = await db.execute(
    sql`select count(*)::int as n from deliveries where property_id = ${propertyId} and state = 'kept'`,
  )
  return Number(rows[0]?.n)
}

export type Trace = { name: string; deliveries: number; signals: number; tasks: number }

/** For every name: how many deliveries, signals and tasks it left. */
export async function traceNames(db: Database, propertyId: string): Promise<Map<string, Trace>> {
  const { rows } = await db.execute(sql`
    select substr(d.key, length('delivery-') + 1) as name,
      count(distinct d.id)::int as deliveries,
      count(distinct s.id)::int as signals,
      count(distinct t.id)::int as tasks
    from deliveries d
    left join signals s on s.property_id = d.property_id and s.delivery_id = d.id
    left join tasks t on t.property_id = s.property_id and t.signal_id = s.id
    where d.property_id = ${propertyId}
    group by 1`)
  return new Map(
    rows.map(({ name, deliveries, signals, tasks }) => {
      const trace = {
        name: String(name),
        deliveries: Number(deliveries),
        signals: Number(signals),
        tasks: Number(tasks),
      }
      return [trace.name, trace]
    }),
  )
}

/** Ends one connection of an application name in the middle of a transaction; false when none was in one. */
export async function cutOneConnection(db: Database, applicationName: string): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select pg_terminate_backend(pid) as cut from (
      select pid from pg_stat_activity
      where application_name = ${applicationName} and xact_start is not null
      order by random() limit 1
    ) one`)
  return rows[0]?.cut === true
}

/** Tasks whose row, events and spend do not tell one story: each of them was left half done. */
export async function listHalfDone(db: Database, propertyId: string): Promise<string[]> {
  const { rows } = await db.execute(sql`
    select t.id, t.status,
      (select e.to_status from task_events e where e.property_id = t.property_id and e.task_id = t.id
        order by e.id desc limit 1) as last_event,
      (select count(*)::int from task_events e where e.property_id = t.property_id and e.task_id = t.id
        and e.move = 'deliver' and e.undone_at is null) as delivers,
      (select coalesce(sum(amount_minor), 0)::int from spends s where s.property_id = t.property_id and s.task_id = t.id)
        as spent,
      t.cost_minor as cost
    from tasks t where t.property_id = ${propertyId}`)
  return rows
    .filter(({ status, last_event: last, delivers, spent, cost }) => {
      const isDone = status === 'delivered'
      return last !== status || delivers !== (isDone ? 1 : 0) || spent !== (isDone ? cost : 0)
    })
    .map((row) => JSON.stringify(row))
}
