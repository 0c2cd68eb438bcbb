/**
 * The house as a whole: settings, database, tables, furniture, web and worker, in this order, and back again when
 * it is asked to close. `npm start` and `npm run dev` end up here.
 */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

import { CannotStart } from '@/db/cannot-start'
import { openDatabase } from '@/db/client'
import { migrateDatabase } from '@/db/migrate'

import { beginProcess } from './begin-process'
import { buildIfChanged } from './build'
import { furnishEmptyInstall, makeWaysIn } from './first-start'
import { requireFreePort } from './free-port'
import { findNetworkAddress, greeting } from './greeting'
import { type HouseDatabase, openHouseDatabase, reasonOf } from './house-database'
import { findRunning, type Running, takeHouse } from './house-lock'
import { keepRunning } from './keep-running'
import { readSecrets } from './secrets'
import { readSettings, type Settings } from './settings'

/** Parts of a start that was killed notice it by themselves; until then they hold the port. */
const PORT_AFTER_KILL_MS = 15_000

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const isDev = process.argv.includes('--dev')
const pages = process.env.NEXT_DIST_DIR ?? '.next'

const closing = new AbortController()
const closers: (() => Promise<void>)[] = []
const say = (sentence: string) => console.log(sentence)

async function openHouse(settings: Settings) {
  const { publicUrl, port, host } = settings
  const { announce } = await requireHouse(settings)

  if (!isDev) await buildIfChanged(root, pages, closing.signal)
  const database = await openHouseDatabase(settings, { say, signal: closing.signal })
  closers.push(database.stop)
  settleEnvironment(settings, database)
  await prepareTables(database.url)
  closing.signal.throwIfAborted()

  const open = openDatabase(database.url, { name: 'on-the-house start', max: 2, onError: () => undefined })
  try {
    await furnishEmptyInstall(open.db, settings, new Date())
    await startParts()
    const waysIn = await makeWaysIn(open.db, publicUrl, new Date())
    announce({ databaseUrl: database.url })
    say(greeting({ publicUrl, port, host, networkAddress: findNetworkAddress(), waysIn }))
    process.send?.('ready')
  } finally {
    await open.close()
  }
}

/** One start per data folder and per port, and neither waits for a build to be told so. */
async function requireHouse({ dataDir, port, host, publicUrl }: Settings) {
  const house = await takeHouse(dataDir)
  if (!house) {
    const other = findRunning(dataDir)
    const where = other ? ` at ${other.publicUrl} (process ${other.pid})` : ''
    throw new CannotStart(
      `This house is open already${where}: close it first, or choose another DATA_DIR and PORT.`,
    )
  }
  let note: Running = { pid: process.pid, publicUrl, databaseUrl: null, isClosing: false }
  const announce = (news: Partial<Running>) => {
    note = { ...note, ...news }
    house.announce(note)
  }
  announce({})
  closing.signal.addEventListener('abort', () => announce({ isClosing: true }))
  closers.push(async () => house.release())
  await requireFreePort({ port, host }, house.wasKilled ? PORT_AFTER_KILL_MS : 0)
  return { announce }
}

async function prepareTables(url: string) {
  try {
    await migrateDatabase(url)
  } catch (error) {
    throw new CannotStart(`The database could not be brought up to date: ${reasonOf(error)}.`)
  }
}

/** For the parts, and for what this process itself does with the house's secrets and folder. */
function settleEnvironment(settings: Settings, { url, isBeside }: HouseDatabase) {
  const { port, host, publicUrl, dataDir } = settings
  Object.assign(process.env, readSecrets(settings), {
    NODE_ENV: isDev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: url,
    DATABASE_BESIDE: isBeside ? '1' : '0',
    PORT: String(port),
    HOST: host,
    PUBLIC_URL: publicUrl,
    DATA_DIR: dataDir,
  })
}

async function startParts() {
  const begun = await Promise.allSettled(
    ['web', 'worker'].map((name) => {
      const part = { root, program: `bin/${name}.ts`, env: { ...process.env, HOUSE_PROCESS: name } }
      return keepRunning(name, (signal) => beginProcess(part, signal), { say, signal: closing.signal })
    }),
  )
  closers.push(async () => {
    await Promise.all(begun.map((part) => part.status === 'fulfilled' && part.value.stop()))
  })
  for (const part of begun) if (part.status === 'rejected') throw part.reason
}

const opening = open()

async function open() {
  try {
    await openHouse(readSettings(process.env, root))
  } catch (error) {
    // Asked to close in the middle of opening, something fails: that is no news.
    if (closing.signal.aborted) return
    console.error(error instanceof CannotStart ? error.message : error)
    await closeEverything()
    process.exit(1)
  }
}

/** Backwards through what was opened. */
async function closeEverything() {
  closing.abort()
  for (const close of closers.reverse()) await close()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, async () => {
    if (closing.signal.aborted) return
    say('Closing the house …')
    closing.abort()
    await opening
    await closeEverything()
    process.exit(0)
  })
