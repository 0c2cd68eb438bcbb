/** The one way to read rows for a list: a page of ids in the list's order, and what each row says about it. */
import { type SQL, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import type {
  CouldNotReason,
  Network,
  ProofKind,
  SecondChance,
  SignalKind,
  SpotKind,
  TaskKind,
  TaskStatus,
  WaitingFor,
} from '@/db/vocabulary'
import { WRITTEN_ACCOUNT } from '@/db/written-account'

import { cautionsInForce, type RawCaution, readCaution } from './caution-store'
import type { Named, Purpose, TaskRow } from './task-row'

/** As PostgreSQL answers: instants as text of milliseconds, so that a cursor keeps them exactly. */
type Raw = {
  id: string
  kind: TaskKind
  status: TaskStatus
  revision: number
  act: string
  act_many: string | null
  count: number | null
  purpose: Purpose | null
  spot_id: string | null
  spot_kind: SpotKind | null
  spot_label: string | null
  spot_words: string | null
  outlet: Named | null
  guest: TaskRow['guest']
  visit_id: string | null
  signal_id: string | null
  signal_kind: SignalKind | null
  signal_network: Network | null
  signal_text: string | null
  signal_language: string | null
  signal_occurred_at: number | null
  signal_deleted: boolean | null
  opted_out: boolean
  playbook: Named | null
  team: Named | null
  given_to: Named | null
  owner: Named | null
  waiting_for: WaitingFor | null
  held_until: number | null
  opened_at: number | null
  due_at: number
  window_ends_at: number
  created_at: number
  changed_at: number
  cautions: RawCaution[]
  given_before: number
  steps_done: number
  steps: number
  proof: ProofKind
  cost_minor: number
  currency: string
  could_not_reason: CouldNotReason | null
  second_chance: SecondChance | null
}

const ms = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::float8`)
const named = (id: string, name: string) =>
  sql.raw(`case when ${id} is null then null else json_build_object('id', ${id}, 'name', ${name}) end`)

/**
 * `page` selects tasks as `t.*`, already limited; `order` sorts the result as the page was. Reads once however
 * many rows: every join is by key, every count by an index of the visit.
 */
export async function readRows(
  db: Database,
  { page, order, now }: { page: SQL; order: SQL; now: Date },
): Promise<TaskRow[]> {
  const result = await db.execute<Raw>(sql`
    with page as materialized (${page})
    select t.id, t.kind, t.status, t.revision, t.act, t.act_many, t.count, t.visit_id, t.spot_id,
      t.spot_words, t.signal_id, t.waiting_for, t.proof, t.cost_minor, t.currency, t.could_not_reason,
      t.second_chance,
      case
        when t.kind = 'reply' and exists (select 1 from questions q
          where q.property_id = t.property_id and q.reply_task_id = t.id) then 'ask_spot'
        when t.kind = 'call' and exists (select 1 from questions q
          where q.property_id = t.property_id and q.host_task_id = t.id) then 'find_spot'
        when t.second_chance_of is not null and t.kind = 'gesture' then 'next_visit'
        when t.second_chance_of is not null then 'honest_word'
      end as purpose,
      spot.kind as spot_kind, spot.label as spot_label,
      ${named('outlet.id', 'outlet.name')} as outlet,
      case when guest.id is null then null else json_build_object(
        'id', guest.id, 'name', guest.name, 'account', account.written, 'network', account.network) end as guest,
      signal.kind as signal_kind, signal.network as signal_network, signal.text as signal_text,
      signal.language as signal_language, ${ms('signal.occurred_at')} as signal_occurred_at,
      signal.deleted_at is not null as signal_deleted,
      coalesce(minded.opted_out, false) as opted_out, coalesce(minded.cautions, '[]'::json) as cautions,
      ${named('playbook.id', 'playbook.name')} as playbook, ${named('team.id', 'team.name')} as team,
      ${named('given.id', 'given.name')} as given_to, ${named('owner.id', 'owner.name')} as owner,
      ${ms('t.held_until')} as held_until, ${ms('t.opened_at')} as opened_at, ${ms('t.due_at')} as due_at,
      ${ms('t.window_ends_at')} as window_ends_at, ${ms('t.created_at')} as created_at,
      ${ms('t.changed_at')} as changed_at,
      (select count(*)::int from tasks before where before.property_id = t.property_id
        and before.visit_id = t.visit_id and before.id <> t.id
        and before.kind = 'gesture' and before.status = 'delivered') as given_before,
      jsonb_array_length(t.steps) as steps,
      (select count(*)::int from jsonb_array_elements(t.steps) step(one) where (one->>'done')::boolean) as steps_done
    from page t
    left join spots spot on spot.property_id = t.property_id and spot.id = t.spot_id
    left join outlets outlet on outlet.property_id = t.property_id and outlet.id = t.outlet_id
    left join guests guest on guest.property_id = t.property_id and guest.id = t.guest_id
    left join signals signal on signal.property_id = t.property_id and signal.id = t.signal_id
    left join playbooks playbook on playbook.property_id = t.property_id and playbook.id = t.playbook_id
    left join teams team on team.property_id = t.property_id and team.id = t.team_id
    left join people given on given.id = t.given_to
    left join people owner on owner.id = t.claimed_by
    left join lateral (
      select ${WRITTEN_ACCOUNT} as written, network from handles h where h.property_id = t.property_id and h.guest_id = t.guest_id
      order by h.id = signal.handle_id desc nulls last, h.first_heard_at desc limit 1
    ) account on true
    left join gestures gesture on gesture.property_id = t.property_id and gesture.id = t.gesture_id
    left join lateral (${cautionsInForce(now)}) minded on true
    order by ${order}`)
  return result.rows.map(rowOf)
}

const instant = (at: number) => new Date(at)
const maybe = (at: number | null) => (at === null ? null : new Date(at))

function rowOf(raw: Raw): TaskRow {
  const withheld = raw.signal_deleted ? 'deleted' : raw.opted_out ? 'opted_out' : null
  return {
    id: raw.id,
    kind: raw.kind,
    status: raw.status,
    revision: raw.revision,
    act: raw.act,
    actMany: raw.act_many,
    count: raw.count,
    purpose: raw.purpose,
    place: {
      spotId: raw.spot_id,
      kind: raw.spot_kind,
      label: raw.spot_label,
      words: raw.spot_words,
      outlet: raw.outlet,
    },
    guest: withheldGuest(raw),
    visitId: raw.visit_id,
    why: {
      signalId: raw.signal_id,
      kind: raw.signal_kind,
      network: raw.signal_network,
      words: raw.signal_id && !withheld ? raw.signal_text || null : null,
      language: withheld ? null : raw.signal_language,
      withheld: raw.signal_id ? withheld : null,
      occurredAt: maybe(raw.signal_occurred_at),
      playbook: raw.playbook,
    },
    team: raw.team,
    givenTo: raw.given_to,
    owner: raw.owner,
    waitingFor: raw.waiting_for,
    heldUntil: maybe(raw.held_until),
    openedAt: maybe(raw.opened_at),
    dueAt: instant(raw.due_at),
    windowEndsAt: instant(raw.window_ends_at),
    createdAt: instant(raw.created_at),
    changedAt: instant(raw.changed_at),
    cautions: raw.cautions.map(readCaution),
    givenBefore: raw.given_before,
    stepsDone: raw.steps_done,
    steps: raw.steps,
    proof: raw.proof,
    costMinor: raw.cost_minor,
    currency: raw.currency,
    couldNotReason: raw.could_not_reason,
    secondChance: raw.second_chance,
  }
}

/** Who opted out is named as their booking names them, never by an account of theirs. */
function withheldGuest({ guest, opted_out }: Raw): TaskRow['guest'] {
  return guest && opted_out ? { ...guest, account: null, network: null } : guest
}
