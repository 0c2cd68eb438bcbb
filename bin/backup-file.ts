/** A backup as one tar file: what it is, every table, every picture, and the key to the connectors' secrets. */
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { create, extract } from 'tar'
import { z } from 'zod'

import { CannotStart } from '@/db/cannot-start'
import { copyHouseIn, copyHouseOut } from '@/db/copy-house'
import { findMigrations, listMigrations, migrateDatabase, migrateThrough } from '@/db/migrate'
import { bringBack, forgetAside, isEmptyHouse, setAside } from '@/db/set-aside'

const FORMAT = 'on-the-house backup 1'
const UPLOADS = 'uploads'
const KEY = 'house-key'

const Manifest = z.object({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  /** The steps that made the tables: a backup is restored into exactly those, then brought up to date. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int() })),
})
export type Manifest = z.infer<typeof Manifest>

export type Place = { databaseUrl: string; dataDir: string }

/**
 * Writes the house as it was at one moment; the house may stay open. Pictures are taken after the rows that name
 * them, so none is missing. Nobody but the owner may read the file: it holds everything.
 */
export function writeBackup({ databaseUrl, dataDir }: Place, file: string, now: Date): Promise<Manifest> {
  return inPrivateFolder(async (folder) => {
    mkdirSync(join(folder, 'tables'))
    const tables = await copyHouseOut(databaseUrl, join(folder, 'tables'))
    const migrations = await findMigrations(databaseUrl)
    const manifest = { format: FORMAT, madeAt: now.toISOString(), migrations, tables } as const
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2))

    const parts = ['manifest.json', 'tables']
    if (existsSync(join(dataDir, KEY))) {
      copyFileSync(join(dataDir, KEY), join(folder, KEY))
      parts.push(KEY)
    }
    if (existsSync(join(dataDir, UPLOADS))) {
      symlinkSync(resolve(dataDir, UPLOADS), join(folder, UPLOADS))
      parts.push(UPLOADS)
    }
    // Whole or not at all: a backup that was broken off must not look like one.
    const making = `${file}.making`
    writeFileSync(making, '', { mode: 0o600 })
    chmodSync(making, 0o600)
    await create({ file: making, cwd: folder, follow: true, portable: true }, parts)
    renameSync(making, file)
    return manifest
  })
}

/**
 * Puts a backup in the place of what stands there: rows, pictures and key. All or nothing for the rows: when they do
 * not come whole, the house is as it was. Ends with a sentence where a house stands and `replaces` is not said.
 */
export function restoreBackup(
  { databaseUrl, dataDir }: Place,
  file: string,
  { replaces }: { replaces: boolean },
): Promise<Manifest & { hasKey: boolean }> {
  return inPrivateFolder(async (folder) => {
    const manifest = await unpack(file, folder)
    if (!replaces && !(await isEmptyHouse(databaseUrl)))
      throw new CannotStart(
        'A house stands here already: npm run restore -- <file> --replace takes its place.',
      )

    await setAside(databaseUrl)
    try {
      await migrateThrough(databaseUrl, manifest.migrations)
      await copyHouseIn(databaseUrl, join(folder, 'tables'), manifest.tables)
      await migrateDatabase(databaseUrl)
    } catch (error) {
      await bringBack(databaseUrl)
      const why = error instanceof Error ? error.message : String(error)
      throw new CannotStart(`The backup could not be restored, and nothing was changed: ${why}.`)
    }
    replaceFolder(join(folder, UPLOADS), join(dataDir, UPLOADS))
    const hasKey = existsSync(join(folder, KEY))
    if (hasKey) writeFileSync(join(dataDir, KEY), readFileSync(join(folder, KEY)), { mode: 0o600 })
    await forgetAside(databaseUrl)
    return { ...manifest, hasKey }
  })
}

async function unpack(file: string, folder: string): Promise<Manifest> {
  if (!existsSync(file)) throw new CannotStart(`There is no file ${file}.`)
  try {
    await extract({ file, cwd: folder, strict: true })
  } catch {
    throw new CannotStart(`${file} is not a backup of a house, or was cut off.`)
  }
  const note = join(folder, 'manifest.json')
  const read = Manifest.safeParse(existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : null)
  if (!read.success) throw new CannotStart(`${file} is not a backup of a house.`)
  const known = listMigrations()
  const unknown = read.data.migrations.find((step) => !known.includes(step))
  if (unknown)
    throw new CannotStart(
      `${file} was made by a newer version (${unknown}): update the house, then restore it.`,
    )
  return read.data
}

/** Copied beside its place first: the folder for the unpacked file may lie on another disk. */
function replaceFolder(from: string, to: string) {
  const coming = `${to}.coming`
  rmSync(coming, { recursive: true, force: true })
  if (existsSync(from)) cpSync(from, coming, { recursive: true })
  else mkdirSync(coming)
  rmSync(to, { recursive: true, force: true })
  renameSync(coming, to)
}

async function inPrivateFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'on-the-house-backup-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
