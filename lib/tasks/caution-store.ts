/** What to mind about a task: one answer for the rows of a list, for its page, and for taking and delivering it. */
import { type SQL, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import type { CautionKind } from '@/db/vocabulary'
import { WRITTEN_ACCOUNT } from '@/db/written-account'

import type { TaskKey } from './store'
import type { TaskCaution } from './task-row'

/** As PostgreSQL answers, in json. */
export type RawCaution = Omit<TaskCaution, 'since'> & { since: number }

export const readCaution = ({ since, ...caution }: RawCaution): TaskCaution => ({
  ...caution,
  since: new Date(since),
})

/**
 * For a lateral join beside a task `t`, its `signal` and its `gesture`: the cautions in force of its guest and of
 * everyone of its visit, oldest first. It concerns whom the guest of the task is, or everyone when it is for
 * nobody by name or for several; and forbids the gesture when that is not for such guests.
 */
export const cautionsInForce = (now: Date): SQL => sql`
  select bool_or(c.kind = 'opted_out' and c.guest_id = coalesce(signal.guest_id, t.guest_id)) as opted_out,
    json_agg(json_build_object('id', c.id, 'kind', c.kind, 'words', c.words,
      'who', coalesce(minded.name, case when c.kind <> 'opted_out' then (
        select ${WRITTEN_ACCOUNT} from handles h where h.property_id = c.property_id and h.guest_id = c.guest_id
          and not exists (select 1 from cautions o where o.property_id = c.property_id and o.guest_id = c.guest_id
            and o.kind = 'opted_out' and o.lifted_at is null and (o.expires_at is null or o.expires_at > ${now}))
        order by h.first_heard_at limit 1) end),
      'since', (extract(epoch from c.added_at) * 1000)::float8,
      'concerns', said.concerns, 'forbids', said.concerns and coalesce(c.kind = any(gesture.not_for), false))
      order by c.added_at, c.id) as cautions
  from cautions c
  join guests minded on minded.property_id = c.property_id and minded.id = c.guest_id
  cross join lateral (
    select t.guest_id is null or c.guest_id = t.guest_id or coalesce(t.count, 1) > 1 as concerns
  ) said
  where c.property_id = t.property_id and c.lifted_at is null
    and (c.expires_at is null or c.expires_at > ${now})
    and (c.guest_id = t.guest_id or c.guest_id = signal.guest_id or c.guest_id in (
      select v.guest_id from visit_guests v
      where v.property_id = t.property_id and v.visit_id = t.visit_id))`

/** The same for one task. */
export async function listCautions(
  tx: Database,
  { propertyId, taskId }: TaskKey,
  now: Date,
): Promise<TaskCaution[]> {
  const { rows } = await tx.execute<{ cautions: RawCaution[] | null }>(sql`
    select minded.cautions from tasks t
    left join signals signal on signal.property_id = t.property_id and signal.id = t.signal_id
    left join gestures gesture on gesture.property_id = t.property_id and gesture.id = t.gesture_id
    left join lateral (${cautionsInForce(now)}) minded on true
    where t.property_id = ${propertyId} and t.id = ${taskId}`)
  return (rows[0]?.cautions ?? []).map(readCaution)
}

/**
 * Lets no caution be added to the guests of a task until the transaction ends; one that is just being added is
 * waited for. Call it before the task is locked: whoever adds a caution holds the guest first, and then tasks.
 */
export async function holdGuestsOf(tx: Database, { propertyId, taskId }: TaskKey) {
  await tx.execute(sql`
    select g.id from guests g where g.property_id = ${propertyId} and g.id in (
      select t.guest_id from tasks t where t.property_id = ${propertyId} and t.id = ${taskId}
      union select s.guest_id from tasks t
        join signals s on s.property_id = t.property_id and s.id = t.signal_id
        where t.property_id = ${propertyId} and t.id = ${taskId}
      union select v.guest_id from tasks t
        join visit_guests v on v.property_id = t.property_id and v.visit_id = t.visit_id
        where t.property_id = ${propertyId} and t.id = ${taskId})
    order by g.id for share`)
}

/** What this task must not give: kinds in force for whom it is for. */
export const kindsConcerned = (cautions: readonly TaskCaution[]): CautionKind[] =>
  cautions.filter(({ concerns }) => concerns).map(({ kind }) => kind)
