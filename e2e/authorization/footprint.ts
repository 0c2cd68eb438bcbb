/** Everything that a house holds, as one short text per table: the same before and after means nothing changed. */
import { sql } from 'drizzle-orm'

import type { Database } from '@/db/client'

/** They are the same all through a round, and to ask for them costs more than to read them. */
let keyedTables: Promise<string[]> | undefined

/** Every table that is keyed by a property, whatever its name: a new one is watched by itself. */
async function tablesOfAProperty(db: Database) {
  const { rows } = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'property_id' order by 1`,
  )
  return rows.map(({ name }) => name)
}

export async function footprint(db: Database, propertyId: string): Promise<Record<string, string>> {
  keyedTables ??= tablesOfAProperty(db)
  const parts = [
    ...(await keyedTables).map((name) => partOf(name, sql`t.property_id = ${propertyId}`)),
    partOf('properties', sql`t.id = ${propertyId}`),
    partOf('people', sql`t.id in (select person_id from memberships m where m.property_id = ${propertyId})`),
  ]
  const { rows } = await db.execute<{ name: string; print: string }>(sql.join(parts, sql` union all `))
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]))
}

const partOf = (table: string, where: ReturnType<typeof sql>) =>
  sql`select ${table}::text as name, md5(coalesce(string_agg(t::text, '' order by t::text), '')) as print
    from ${sql.identifier(table)} t where ${where}`
