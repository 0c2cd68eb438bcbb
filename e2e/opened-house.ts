/** A house opened as `npm start` opens it, with a data folder of its own: for what must be seen from outside. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { freePort } from '@/db/embedded'
import { removeHome } from '@/db/embedded-home'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

export type Opened = {
  /** Everything it said so far. */
  said: () => string
  /** True once it is open, false when it ended before. */
  opened: Promise<boolean>
  exitCode: Promise<number | null>
  kill: (signal: NodeJS.Signals) => void
  /** As a terminal does: SIGINT to the house and to every part in its group at once. */
  pressCtrlC: () => void
}

export type Site = {
  dataDir: string
  port: number
  baseUrl: string
  open: (more?: Env) => Opened
  clear: () => void
}
type Env = Record<string, string>

/** A place for a house; nothing of it is left after `clear`. */
export async function aSite(): Promise<Site> {
  const dataDir = mkdtempSync(join(tmpdir(), 'on-the-house-site-'))
  chmodSync(dataDir, 0o711)
  const port = await freePort()
  const started: ChildProcess[] = []
  return {
    dataDir,
    port,
    baseUrl: `http://127.0.0.1:${port}`,
    open: (more = {}) => {
      const child = start({ DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', DEMO: '0', ...more })
      started.push(child)
      return watch(child)
    },
    clear: () => {
      for (const child of started) child.kill('SIGKILL')
      removeHome(dataDir)
    },
  }
}

/** With nothing of the house that runs the other tests; about two wishes for colour the runtime itself would speak up. */
function start(env: Env): ChildProcess {
  const {
    DATABASE_URL: _databaseUrl,
    AUTH_SECRET: _authSecret,
    HOUSE_KEY: _houseKey,
    PUBLIC_URL: _publicUrl,
    FORCE_COLOR: _wishForColour,
    ...rest
  } = process.env
  return spawn(
    process.execPath,
    ['--import', './bin/typescript.mjs', '--import', './bin/leave-with-parent.mjs', 'bin/house.ts'],
    {
      cwd: root,
      env: { ...rest, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A group of its own, as a terminal gives to what is started in it.
      detached: true,
    },
  )
}

function watch(child: ChildProcess): Opened {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += String(text)))
  const exitCode = new Promise<number | null>((done) => child.once('exit', done))
  const ready = new Promise<boolean>((done) => child.on('message', (news) => news === 'ready' && done(true)))
  return {
    said: () => said,
    opened: Promise.race([ready, exitCode.then(() => false)]),
    exitCode,
    kill: (signal) => void child.kill(signal),
    pressCtrlC: () => void (child.pid && process.kill(-child.pid, 'SIGINT')),
  }
}
