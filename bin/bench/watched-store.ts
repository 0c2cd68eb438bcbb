/** A database that remembers what it was asked, and asks PostgreSQL afterwards how many rows each answer read. */
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'

import type { Database } from '@/db/client'

type Asked = { query: string; params: unknown[] }
type Node = {
  'Node Type': string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  Plans?: Node[]
}

export type Cost = { queries: number; rowsRead: number; pagesRead: number }

/** `costOf` runs a read once to see its queries, then each query once more under EXPLAIN ANALYZE. Reads only. */
export function watchedDatabase(pool: Pool) {
  const asked: Asked[] = []
  const db: Database = drizzle(pool, {
    logger: {
      logQuery: (query, params) => {
        if (/^\s*(select|with)\b/i.test(query)) asked.push({ query, params })
      },
    },
  })

  async function costOf(read: (db: Database) => Promise<unknown>): Promise<Cost> {
    asked.length = 0
    await read(db)
    const cost: Cost = { queries: asked.length, rowsRead: 0, pagesRead: 0 }
    for (const { query, params } of asked) {
      if (/set_config/.test(query)) continue
      const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: Node }] }>({
        text: `explain (analyze, buffers, format json) ${query}`,
        values: params,
      })
      const plan = rows[0]?.['QUERY PLAN'][0].Plan
      if (!plan) continue
      cost.rowsRead += rowsRead(plan)
      cost.pagesRead += (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
    }
    return cost
  }
  return { db, costOf }
}

/** What the scans of tables and indexes looked at, kept or thrown away. */
function rowsRead(node: Node): number {
  const below = (node.Plans ?? []).reduce((sum, plan) => sum + rowsRead(plan), 0)
  if (!/^(Seq|Index|Index Only|Bitmap Heap) Scan$/.test(node['Node Type'])) return below
  const looked =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  return below + Math.round(looked * node['Actual Loops'])
}
