/**
 * The PostgreSQL that comes along: a real server, started by the house, heard on loopback alone, on a port that
 * is free today. The wrapper of its package wants a fixed port and cannot mend what a crash left, so this is ours.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'

import { CannotStart } from './cannot-start'
import { type ServerHome, settleHome } from './embedded-home'
import { stopLeftover } from './embedded-leftover'

const READY_WITHIN_MS = 60_000
const STOPPED_WITHIN_MS = 30_000
const USER = 'house'

export type EmbeddedServer = {
  /** Of the house's own database. */
  url: string
  /** Where the cluster lies, and whether that is outside the data folder. */
  cluster: string
  isElsewhere: boolean
  /** Settles when the server is gone, wanted or not. */
  gone: Promise<void>
  /** Ends sessions and waits until everything is on disk. Safe to call twice. */
  stop: () => Promise<void>
}

type Options = {
  dataDir: string
  /** The same port again, for a server that is started anew under clients who know its address. */
  port?: number
  /** False: faster, and lost with the machine. For tests. */
  isDurable?: boolean
}

/** Starts the server of a data folder; makes cluster, password and database the first time. */
export async function startEmbedded({ dataDir, port, isDurable = true }: Options): Promise<EmbeddedServer> {
  const folder = resolve(dataDir)
  mkdirSync(folder, { recursive: true })
  const home = await settleHome(folder)
  const passwordFile = join(folder, 'database-password')
  if (existsSync(join(home.cluster, 'PG_VERSION'))) await stopLeftover(home.cluster)
  else makeCluster(home, passwordFile)

  const log = join(folder, 'postgres.log')
  const password = readPassword(passwordFile)
  const server = await launch(home, { port, isDurable, log, password })
  await makeDatabase(server.url)
  return server
}

type Launch = { port: number | undefined; isDurable: boolean; log: string; password: string }

async function launch(home: ServerHome, options: Launch): Promise<EmbeddedServer> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort())
    const child = spawnServer(home, { ...options, port })
    const gone = new Promise<void>((done) => child.once('exit', () => done()))
    const url = `postgres://${USER}:${options.password}@127.0.0.1:${port}/${USER}`
    if (await answers(url, child)) {
      const { cluster, isElsewhere } = home
      return { url, cluster, isElsewhere, gone, stop: () => stop(child, gone) }
    }
    await stop(child, gone)
    // Between finding a port and taking it, somebody else may have taken it.
    if (attempt === 3)
      throw new CannotStart(`PostgreSQL did not start: ${lastLine(options.log)} (more in ${options.log})`)
  }
}

function spawnServer(home: ServerHome, { port, isDurable, log }: Launch): ChildProcess {
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    cluster_name: 'on-the-house',
    // What guests said does not belong in a log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const output = openSync(log, 'w', 0o600)
  const child = spawn(
    join(home.binaries.folder, 'bin/postgres'),
    ['-D', home.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Its own process group: Ctrl-C is for the house, which ends the server after those who use it.
    {
      ...home.user,
      cwd: '/',
      env: { NODE_ENV: process.env.NODE_ENV, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', output, output],
      detached: true,
    },
  )
  closeSync(output)
  child.on('error', () => undefined)
  return child
}

async function answers(url: string, child: ChildProcess) {
  const server = url.replace(/[^/]+$/, 'postgres')
  const until = Date.now() + READY_WITHIN_MS
  while (child.exitCode === null && child.signalCode === null && Date.now() < until) {
    const client = new Client({ connectionString: server, connectionTimeoutMillis: 5_000 })
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      await pause(30)
    }
  }
  return false
}

async function stop(child: ChildProcess, gone: Promise<void>) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  child.kill('SIGINT')
  const late = setTimeout(() => child.kill('SIGQUIT'), STOPPED_WITHIN_MS)
  await gone
  clearTimeout(late)
}

/**
 * UTF-8 with PostgreSQL's own rules for letters, so that no system locale has to be there. Made beside its place
 * and moved there when it is whole: a start that is killed in the middle leaves nothing that looks like a house.
 */
function makeCluster({ cluster, user, binaries }: ServerHome, passwordFile: string) {
  const password = randomBytes(24).toString('hex')
  const making = `${cluster}.making`
  const forInitdb = `${cluster}.password`
  rmSync(making, { recursive: true, force: true })
  rmSync(forInitdb, { force: true })
  mkdirSync(making, { mode: 0o700 })
  writeFileSync(forInitdb, password, { mode: 0o600 })
  if (user) for (const path of [making, forInitdb]) chownSync(path, user.uid, user.gid)
  try {
    const made = spawnSync(
      join(binaries.folder, 'bin/initdb'),
      [
        ...['-D', making, '-U', USER, '--encoding=UTF8', '--no-locale', '--no-instructions'],
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
        ...['--auth=scram-sha-256', `--pwfile=${forInitdb}`],
      ],
      { ...user, cwd: '/', env: { NODE_ENV: process.env.NODE_ENV, LC_ALL: 'C' }, encoding: 'utf8' },
    )
    if (made.status !== 0)
      throw new CannotStart(
        `The database could not be made in ${cluster}: ${made.stderr?.trim() || made.error?.message}`,
      )
  } finally {
    rmSync(forInitdb, { force: true })
  }
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  renameSync(making, cluster)
}

function readPassword(passwordFile: string) {
  if (existsSync(passwordFile)) return readFileSync(passwordFile, 'utf8').trim()
  throw new CannotStart(`${passwordFile} is missing: without it the database of this house cannot be opened.`)
}

async function makeDatabase(url: string) {
  const client = new Client({ connectionString: url.replace(/[^/]+$/, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [USER])
    if (!rowCount) await client.query(`create database ${USER}`)
  } finally {
    await client.end()
  }
}

/** A port of loopback that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? done(address.port) : fail()))
    })
  })
}

function lastLine(log: string) {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []
  return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? 'it said nothing'
}
