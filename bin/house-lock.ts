/** One start per data folder, and what the other programs must know about the house that runs there. */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

import { CannotStart } from '@/db/cannot-start'

const Running = z.object({
  pid: z.int(),
  publicUrl: z.string(),
  /** Null until the database is open. */
  databaseUrl: z.string().nullable(),
  isClosing: z.boolean(),
})
/** The house that runs on a data folder. */
export type Running = z.infer<typeof Running>

export type HouseLock = {
  /** The last start did not end by itself: parts of it may still be ending. */
  wasKilled: boolean
  /** Tells the next start how this one stands, and backup and sign-in-link where the database is. */
  announce: (running: Running) => void
  release: () => void
}

const PATIENCE_MS = { open: 3_000, closing: 30_000 }

/**
 * Takes the data folder for this process, waiting for one that is just closing; null when it stays taken. The system lets go of it with the process, so a kill leaves no lock behind: an exclusive SQLite
 * transaction is the only such lock that Node offers.
 */
export async function takeHouse(dataDir: string): Promise<HouseLock | null> {
  makeDataFolder(dataDir)
  const startedAt = Date.now()
  for (;;) {
    const held = tryLock(join(dataDir, 'house.lock'))
    if (held) return asLock(held, join(dataDir, 'house.json'))
    const patience = readNote(dataDir)?.isClosing ? PATIENCE_MS.closing : PATIENCE_MS.open
    if (Date.now() - startedAt > patience) return null
    await pause(100)
  }
}

/** The house that runs on this data folder; null when none does. */
export function findRunning(dataDir: string): Running | null {
  const held = tryLock(join(dataDir, 'house.lock'))
  held?.close()
  return held ? null : readNote(dataDir)
}

/** Null when there is none, or while it is being written. */
function readNote(dataDir: string): Running | null {
  try {
    return Running.parse(JSON.parse(readFileSync(join(dataDir, 'house.json'), 'utf8')))
  } catch {
    return null
  }
}

function asLock(held: DatabaseSync, note: string): HouseLock {
  const wasKilled = existsSync(note)
  return {
    wasKilled,
    announce: (running) => {
      writeFileSync(note, JSON.stringify(running), { mode: 0o600 })
    },
    release: () => {
      rmSync(note, { force: true })
      held.close()
    },
  }
}

function tryLock(path: string): DatabaseSync | null {
  const file = new DatabaseSync(path)
  try {
    file.exec('pragma busy_timeout = 0; begin exclusive')
    return file
  } catch {
    file.close()
    return null
  }
}

/** Others may walk through it (the user who runs the database must), but not look into it. */
function makeDataFolder(dataDir: string) {
  try {
    if (!existsSync(dataDir)) {
      makeFolders(dataDir)
      chmodSync(dataDir, 0o711)
    }
    const probe = join(dataDir, `.may-write-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new CannotStart(
      `The data folder ${dataDir} cannot be written${why}: set DATA_DIR to a folder that can.`,
    )
  }
}

/** One by one: the recursive way of Node 24 never comes back from /proc, where no folder can be made. */
function makeFolders(path: string) {
  if (existsSync(path)) return
  makeFolders(dirname(path))
  mkdirSync(path)
}
