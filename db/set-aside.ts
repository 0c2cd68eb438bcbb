/** Puts a whole house aside to make room for another, and brings it back when that one does not come. */
import { Client } from 'pg'

const OURS = ['public', 'drizzle']
const ASIDE = 'before_restore_'

/** False where a house stands: any property at all. */
export function isEmptyHouse(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query("select to_regclass('public.properties') as there")
    if (!rows[0]?.there) return true
    const found = await client.query('select 1 from public.properties limit 1')
    return found.rowCount === 0
  })
}

/** Afterwards the database is empty. What an earlier attempt left in the middle is brought back first. */
export async function setAside(url: string) {
  await bringBack(url)
  await inOneStep(url, async (client) => {
    for (const name of await listSchemas(client, OURS))
      await client.query(`alter schema ${name} rename to ${ASIDE}${name}`)
    await client.query('create schema public')
  })
}

/** Throws away what came instead. Does nothing when nothing is aside. */
export async function bringBack(url: string) {
  await inOneStep(url, async (client) => {
    const aside = await listSchemas(
      client,
      OURS.map((name) => `${ASIDE}${name}`),
    )
    if (aside.length === 0) return
    for (const name of await listSchemas(client, OURS)) await client.query(`drop schema ${name} cascade`)
    for (const name of aside) await client.query(`alter schema ${name} rename to ${name.slice(ASIDE.length)}`)
  })
}

/** The new one stays: what was aside goes for good, and with it the jobs that belonged to it. */
export async function forgetAside(url: string) {
  await inOneStep(url, async (client) => {
    const gone = ['pgboss', ...OURS.map((name) => `${ASIDE}${name}`)]
    for (const name of await listSchemas(client, gone)) await client.query(`drop schema ${name} cascade`)
  })
}

async function listSchemas(client: Client, names: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select nspname::text as name from pg_namespace where nspname = any($1) order by 1',
    [names],
  )
  return rows.map(({ name }) => name)
}

function inOneStep(url: string, work: (client: Client) => Promise<void>) {
  return withClient(url, async (client) => {
    await client.query('begin')
    await work(client)
    await client.query('commit')
  })
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'on-the-house restore' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
