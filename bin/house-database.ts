/** The database of a house: the one that comes along, kept alive, or the one that the settings name. */
import { Client } from 'pg'

import { CannotStart } from '@/db/cannot-start'
import { startEmbedded } from '@/db/embedded'

import { type Begin, keepRunning } from './keep-running'
import type { Settings } from './settings'

const OLDEST_POSTGRES = 15

export type HouseDatabase = {
  url: string
  /** Its processes run beside ours, and are ours. */
  isBeside: boolean
  stop: () => Promise<void>
}

type Opening = { say: (sentence: string) => void; signal: AbortSignal }

/** Throws one sentence when it cannot be had. Stopping does nothing to a database of one's own. */
export async function openHouseDatabase(settings: Settings, opening: Opening): Promise<HouseDatabase> {
  const { databaseUrl } = settings
  if (!databaseUrl) return keepEmbedded(settings.dataDir, opening)
  await requireReachable(databaseUrl)
  return { url: databaseUrl, isBeside: false, stop: async () => undefined }
}

/** The address stays the same when the server has to be started again, so that its clients find it. */
async function keepEmbedded(dataDir: string, { say, signal }: Opening): Promise<HouseDatabase> {
  let url = ''
  const begin: Begin = async () => {
    const server = await startEmbedded({ dataDir, ...(url ? { port: Number(new URL(url).port) } : {}) })
    if (!url && server.isElsewhere) say(`The database lies in ${server.cluster}, where its user may enter.`)
    url = server.url
    return { gone: server.gone.then(() => 'ended'), stop: server.stop }
  }
  const { stop } = await keepRunning('PostgreSQL', begin, { say, signal })
  return { url, isBeside: true, stop }
}

async function requireReachable(url: string) {
  const { host, pathname } = new URL(url)
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>(
      "select current_setting('server_version_num') as version",
    )
    const major = Math.floor(Number(rows[0]?.version) / 10_000)
    if (major < OLDEST_POSTGRES)
      throw new CannotStart(
        `PostgreSQL ${OLDEST_POSTGRES} or newer is needed; DATABASE_URL leads to ${major}.`,
      )
  } catch (error) {
    if (error instanceof CannotStart) throw error
    throw new CannotStart(
      `The database ${pathname.slice(1)} at ${host} cannot be reached: ${reasonOf(error)}.`,
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Several addresses tried in vain come as one error without words of its own. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
