import { type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'

import type { Database } from '@/db/client'
import { aFloor } from '@/lib/testing/a-floor'
import { cloneDatabase } from '@/lib/testing/db-test'
import { aTask, aTeam, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { countOpen, countTasks } from './count-store'
import { listOpenPages, PAGE } from './list-open-pages'
import { listDone, listEveryones, listForUs, listMine, listUntaken } from './list-store'

type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: Plan[]
}

/** Rows of `tasks` that the statements touched, and blocks of anything. */
async function costOf(db: Database, read: (watched: Database) => Promise<unknown>) {
  const statements: SQL[] = []
  const watched = new Proxy(db, {
    get: (target, name) =>
      name === 'execute'
        ? (statement: SQL) => {
            statements.push(statement)
            return target.execute(statement)
          }
        : Reflect.get(target, name),
  })
  await read(watched)
  const cost = { rows: 0, blocks: 0 }
  const walk = (plan: Plan) => {
    if (plan['Relation Name'] === 'tasks')
      cost.rows += (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
    plan.Plans?.forEach(walk)
  }
  for (const statement of statements) {
    const { rows } = await db.execute<{ 'QUERY PLAN': { Plan: Plan }[] }>(
      sql`explain (analyze, buffers, format json) ${statement}`,
    )
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
    if (!plan) throw new Error('no plan')
    walk(plan)
    cost.blocks += plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
  }
  return cost
}

async function finish(db: Database, propertyId: string, howMany: number) {
  await db.execute(sql`
    insert into tasks (property_id, id, kind, status, act, cause_key, opened_at, due_at, window_ends_at,
      created_at, changed_at, currency)
    select ${propertyId}, gen_random_uuid(), 'gesture',
      (array['delivered', 'could_not', 'called_off', 'missed'])[1 + n % 4], 'A drink', gen_random_uuid()::text,
      at, at + interval '20 minutes', at + interval '60 minutes', at, at, 'EUR'
    from generate_series(1, ${howMany}::int) n,
      lateral (select ${minutesAfter(EVENING, -60 * 24)}::timestamptz - n * interval '1 minute' as at) one`)
  await db.execute(sql`vacuum analyze tasks`)
}

test('every list costs the same however much was done before', { timeout: 60_000 }, async () => {
  const clone = await cloneDatabase()
  try {
    const { db } = clone
    const { propertyId, marta } = await aFloor(db)
    for (let n = 0; n < 40; n += 1) await aTask(db, propertyId, { dueAt: minutesAfter(EVENING, n) })
    const since = minutesAfter(EVENING, -60)
    const reads = {
      forUs: (on: Database) => listForUs(on, marta, {}, EVENING),
      everyones: (on: Database) => listEveryones(on, marta, {}, EVENING),
      mine: (on: Database) => listMine(on, marta, {}, EVENING),
      untaken: (on: Database) => listUntaken(on, marta, {}, minutesAfter(EVENING, 30)),
      done: (on: Database) => listDone(on, marta, {}, EVENING),
      counts: (on: Database) => countTasks(on, marta, { since }, EVENING),
      title: (on: Database) => countOpen(on, marta, { view: 'us', only: {} }, EVENING),
    }
    const costs = async () => {
      const measured: Record<string, { rows: number; blocks: number }> = {}
      for (const [name, read] of Object.entries(reads)) measured[name] = await costOf(db, read)
      return measured
    }
    await finish(db, propertyId, 2_000)
    const before = await costs()
    await finish(db, propertyId, 40_000)
    const after = await costs()

    for (const [name, { rows, blocks }] of Object.entries(after)) {
      const was = before[name]
      expect([name, rows]).toEqual([name, was?.rows])
      expect(blocks, name).toBeLessThan((was?.blocks ?? 0) + 60)
    }
  } finally {
    await clone.drop()
  }
})

test('a page costs the same however much is still to do, of everyone, of a team, and further on', {
  timeout: 60_000,
}, async () => {
  const clone = await cloneDatabase()
  try {
    const { db } = clone
    const { propertyId, marta } = await aFloor(db)
    const { id: teamId } = await aTeam(db, propertyId)
    const begin = async (howMany: number) => {
      await db.execute(sql`
        insert into tasks (property_id, id, kind, status, act, cause_key, team_id, opened_at, due_at,
          window_ends_at, created_at, changed_at, currency)
        select ${propertyId}, gen_random_uuid(), 'gesture', 'open', 'A drink', gen_random_uuid()::text,
          case when n % 20 = 0 then ${teamId}::uuid end, at, at, at, at, at, 'EUR'
        from generate_series(1, ${howMany}::int) n,
          lateral (select ${EVENING}::timestamptz + n * interval '1 second' as at) one`)
      await db.execute(sql`vacuum analyze tasks`)
    }
    await begin(4_000)
    const { next } = await listEveryones(db, marta, { size: PAGE }, EVENING)
    const reads = {
      everyones: (on: Database) => listOpenPages(on, marta, { ...everyones, through: null }, EVENING),
      furtherOn: (on: Database) => listOpenPages(on, marta, { ...everyones, through: next }, EVENING),
      ofATeam: (on: Database) =>
        listOpenPages(on, marta, { view: 'everyone', only: { teamId }, through: null }, EVENING),
    }
    expect((await costOf(db, reads.everyones)).rows).toBeLessThanOrEqual(PAGE + 1)
    expect((await costOf(db, reads.furtherOn)).rows).toBeLessThanOrEqual(2 * PAGE + 1)
    expect((await costOf(db, reads.ofATeam)).rows).toBeLessThanOrEqual(PAGE + 1)
  } finally {
    await clone.drop()
  }
})

const everyones = { view: 'everyone', only: {} } as const
