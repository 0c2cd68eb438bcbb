/** For the commands beside start: the database of this house, whether it is open or not. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

import { CannotStart } from '@/db/cannot-start'
import { migrateDatabase } from '@/db/migrate'

import { openHouseDatabase } from './house-database'
import { findRunning, takeHouse } from './house-lock'
import { readSettings, type Settings } from './settings'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export type House = { databaseUrl: string; publicUrl: string; settings: Settings; isOpen: boolean }

/** Runs a command, and ends the process with one sentence where it cannot be done. */
export async function command(run: (house: House) => Promise<void>, { mustBeClosed = false } = {}) {
  try {
    await withHouse(readSettings(process.env, root), mustBeClosed, run)
  } catch (error) {
    console.error(error instanceof CannotStart ? error.message : error)
    process.exitCode = 1
  }
}

async function withHouse(settings: Settings, mustBeClosed: boolean, run: (house: House) => Promise<void>) {
  const { dataDir, publicUrl } = settings
  const open = findRunning(dataDir)
  if (open) {
    if (mustBeClosed) throw new CannotStart(`Close the house first: process ${open.pid} runs it.`)
    if (!open.databaseUrl)
      throw new CannotStart('The house is just opening or closing: try again in a moment.')
    return run({ databaseUrl: open.databaseUrl, publicUrl: open.publicUrl, settings, isOpen: true })
  }

  const house = await takeHouse(dataDir)
  if (!house) throw new CannotStart('The house is just opening or closing: try again in a moment.')
  const leaving = new AbortController()
  try {
    const database = await openHouseDatabase(settings, { say: () => undefined, signal: leaving.signal })
    try {
      await run({ databaseUrl: database.url, publicUrl, settings, isOpen: false })
    } finally {
      await database.stop()
    }
  } finally {
    house.release()
  }
}

/** For commands that read tables: brings them up to date, as start would. */
export const upToDate = (url: string) => migrateDatabase(url)
