/** A house for the intake bench: a database of its own, one playbook that makes a task of every mention, and its parts. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'

import { type OpenDatabase, openDatabase } from '@/db/client'
import { startEmbedded } from '@/db/embedded'
import { removeHome } from '@/db/embedded-home'
import { migrateDatabase } from '@/db/migrate'
import { makeSecret } from '@/lib/connectors/secret'
import { insertSecret } from '@/lib/connectors/store'
import { sealSecret } from '@/lib/secrets/seal'
import { aConnector, aGesture, aPlaybook, aProperty, aTeam } from '@/lib/testing/furnish'

import { beginProcess } from '../begin-process'
import { buildIfChanged } from '../build'
import type { HouseDatabase } from '../house-database'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const pages = process.env.NEXT_DIST_DIR ?? '.next'

export type Sender = { propertyId: string; connectorId: string; secret: string }
export type BenchHouse = OpenDatabase & {
  url: string
  isBeside: boolean
  newSender: () => Promise<Sender>
  leave: () => Promise<void>
}

/** On `BENCH_DATABASE_URL`'s server when it is set, else on a PostgreSQL of its own that writes through to disk. */
export async function openBenchHouse(): Promise<BenchHouse> {
  process.env.HOUSE_KEY ??= 'a key for benches'
  const server = await openServer()
  const name = `house_bench_${process.pid}`
  await onServer(server.url, `create database ${name}`)
  const url = withName(server.url, name)
  await migrateDatabase(url)
  const open = openDatabase(url, { name: 'on-the-house bench', max: 4, onError: () => undefined })

  const property = await aProperty(open.db, { name: 'Bench' })
  const team = await aTeam(open.db, property.id)
  const gesture = await aGesture(open.db, property.id)
  await aPlaybook(open.db, property.id, {
    when: { kinds: ['mention'] },
    steps: [{ id: 'drink', kind: 'make_task', gestureId: gesture.id, teamId: team.id, dueInMinutes: 20 }],
    caps: {},
    actWithinMinutes: 60,
  })

  /** One a case, so that the tasks of each can be counted. */
  const newSender = async () => {
    const connector = await aConnector(open.db, property.id, { name: 'Bench', network: 'x' })
    const secret = makeSecret('standard_webhooks')
    const key = { propertyId: property.id, connectorId: connector.id }
    await insertSecret(open.db, { ...key, sealed: sealSecret(secret), createdAt: new Date() })
    return { ...key, secret }
  }
  const leave = async () => {
    await open.close()
    await onServer(server.url, `drop database ${name} with (force)`)
    await server.stop()
  }
  return { ...open, url, isBeside: server.isBeside, newSender, leave }
}

async function openServer(): Promise<HouseDatabase> {
  const url = process.env.BENCH_DATABASE_URL
  if (url) return { url, isBeside: false, stop: async () => undefined }
  const dataDir = mkdtempSync(join(tmpdir(), 'on-the-house-bench-'))
  const server = await startEmbedded({ dataDir, isDurable: true })
  return {
    url: server.url,
    isBeside: true,
    stop: async () => {
      await server.stop()
      removeHome(dataDir)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function onServer(url: string, statement: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function withName(serverUrl: string, name: string) {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

export type Process = { pid: number; stop: () => Promise<void> }
export const AUTH_SECRET = 'a secret for benches, long enough'

/** The pages as in production: built when they are not. */
export const buildPages = () => buildIfChanged(root, pages, new AbortController().signal)

/** The real programs. `args` may begin others of ours with the same surroundings. */
export async function begin(
  program: string,
  { url, isBeside, port, name }: { url: string; isBeside: boolean; port: number; name: string },
  args: string[] = [],
): Promise<Process> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: url,
    DATABASE_BESIDE: isBeside ? '1' : '0',
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    AUTH_SECRET,
    HOUSE_PROCESS: name,
    LOG_LEVEL: 'warn',
  }
  return beginProcess({ root, program, args, env }, new AbortController().signal)
}
