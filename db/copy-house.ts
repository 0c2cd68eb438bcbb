/** Every table of the house into files and back, for backups. What comes in is checked, not trusted. */
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'

import { openCopier } from './copy'

export type CopiedTable = { name: string; columns: string[]; rows: number }

type Table = { name: string; columns: string[]; key: string[] }

/** Writes `<folder>/<table>.copy` for every table, all as of one moment, rows in the order of their key. */
export async function copyHouseOut(url: string, folder: string): Promise<CopiedTable[]> {
  const client = new Client({ connectionString: url, application_name: 'on-the-house backup' })
  const copier = openCopier(url)
  await client.connect()
  try {
    // This connection holds the moment; the one that copies looks at it anew for each table.
    await client.query('begin isolation level repeatable read, read only')
    const moment = await client.query<{ id: string }>('select pg_export_snapshot() as id')
    const copied: CopiedTable[] = []
    for (const { name, columns, key } of await listTables(client)) {
      const order = key.length > 0 ? ` order by ${quoted(key)}` : ''
      const file = createWriteStream(join(folder, `${name}.copy`), { mode: 0o600 })
      await copier.run('begin isolation level repeatable read, read only')
      await copier.run(`set transaction snapshot '${moment.rows[0]?.id}'`)
      await copier.copyOut(`(select ${quoted(columns)} from public.${quoted([name])}${order})`, file)
      await copier.run('commit')
      copied.push({ name, columns, rows: await countRows(client, name) })
    }
    await client.query('commit')
    return copied
  } finally {
    await copier.close()
    await client.end()
  }
}

/**
 * Fills the empty tables of a fresh schema. Which row needs which other one is forgotten while they come in and
 * checked for all of them at the end. Throws when a table does not hold what it held.
 */
export async function copyHouseIn(url: string, folder: string, tables: readonly CopiedTable[]) {
  const client = new Client({ connectionString: url, application_name: 'on-the-house restore' })
  const copier = openCopier(url)
  await client.connect()
  try {
    const links = await dropLinks(client)
    for (const { name, columns, rows } of tables) {
      await copier.copyTextIn({ table: name, columns }, createReadStream(join(folder, `${name}.copy`)))
      const came = await countRows(client, name)
      if (came !== rows) throw new Error(`${name} held ${rows} rows, and ${came} came in`)
    }
    for (const link of links) await client.query(link)
  } finally {
    await copier.close()
    await client.end()
  }
}

async function countRows(client: Client, table: string) {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from public.${quoted([table])}`,
  )
  return rows[0]?.n ?? 0
}

/** Tables of the house with the columns one can write, and their primary key. */
async function listTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname::text as name,
      array(select attname::text from pg_attribute a
        where a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      array(select a.attname::text from pg_index i
        join unnest(i.indkey) with ordinality k(attnum, place) on true
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary order by k.place) as key
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`)
  return rows
}

/** Takes the foreign keys away, and answers the statements that bring them back. */
async function dropLinks(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; make: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conname`)
  for (const { drop } of rows) await client.query(drop)
  return rows.map(({ make }) => make)
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name.replaceAll('"', '""')}"`).join(', ')
