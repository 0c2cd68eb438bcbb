/** Everything that a database holds, as one line a table: two of them are equal only when no row differs. */
import { sql } from 'drizzle-orm'

import type { Database } from '@/db/client'

/** Name of each table → how many rows, and a digest of them all. */
export async function everyTable(db: Database): Promise<Record<string, string>> {
  const { rows: tables } = await db.execute<{ name: string }>(sql`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`)
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await db.execute<{ digest: string }>(
      sql.raw(`select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest
        from ${name} t`),
    )
    found[name] = rows[0]?.digest ?? ''
  }
  return found
}
