import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create, extract } from 'tar'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { findMigrations, listMigrations, migrateThrough } from '@/db/migrate'
import { isEmptyHouse } from '@/db/set-aside'
import { furnishDemonstration } from '@/lib/demonstration/furnish-demonstration'
import { cloneDatabase } from '@/lib/testing/db-test'
import { aProperty, aSignal, EVENING } from '@/lib/testing/furnish'

import { restoreBackup, writeBackup } from './backup-file'

type Clone = Awaited<ReturnType<typeof cloneDatabase>>

const folder = mkdtempSync(join(tmpdir(), 'on-the-house-backup-test-'))
const file = join(folder, 'house.tar')
let home: Clone
let away: Clone

const placeOf = ({ url }: Clone, name: string) => {
  const dataDir = join(folder, name)
  mkdirSync(dataDir, { recursive: true })
  return { databaseUrl: url, dataDir }
}

/** Every file of an unpacked backup, as text of its bytes. */
async function contentsOf(backup: string) {
  const into = mkdtempSync(join(folder, 'unpacked-'))
  await extract({ file: backup, cwd: into })
  const names = readdirSync(into, { recursive: true, encoding: 'utf8' }).sort()
  const files = names.filter((name) => statSync(join(into, name)).isFile())
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(into, name)).toString('latin1')]))
}

beforeAll(async () => {
  process.env.HOUSE_KEY ??= 'a key that opens nothing but tests'
  home = await cloneDatabase()
  away = await cloneDatabase()
  const { dataDir } = placeOf(home, 'home')
  process.env.DATA_DIR = dataDir
  await furnishDemonstration(home.db, EVENING)
  const { id } = await aProperty(home.db, { name: 'Tab\there, line\nthere, \\N and “Ñandú” 🥂' })
  await aSignal(home.db, id, { text: 'back\\slash\tand\r\nlines' })
  mkdirSync(join(dataDir, 'uploads/proofs'), { recursive: true })
  writeFileSync(join(dataDir, 'uploads/proofs/a.webp'), Buffer.from([0, 255, 10, 13, 92]))
  writeFileSync(join(dataDir, 'house-key'), 'the key of this house\n')
  await writeBackup(placeOf(home, 'home'), file, EVENING)
})

afterAll(async () => {
  await Promise.all([home.drop(), away.drop()])
  rmSync(folder, { recursive: true })
})

test('a house is restored byte for byte: rows, pictures and key', async () => {
  await restoreBackup(placeOf(away, 'away'), file, { replaces: false })
  const again = join(folder, 'again.tar')
  await writeBackup(placeOf(away, 'away'), again, EVENING)

  const [before, after] = [await contentsOf(file), await contentsOf(again)]
  expect(Object.keys(before)).toContain('uploads/proofs/a.webp')
  expect(before['tables/properties.copy']?.split('\n').length).toBeGreaterThan(3)
  expect(after).toEqual(before)
})

test('what is restored is held together by the same links, and can be added to', async () => {
  const links = 'select count(*)::int as n from pg_constraint where contype = $1'
  const count = async ({ pool }: Clone) => (await pool.query(links, ['f'])).rows[0].n
  expect(await count(away)).toBe(await count(home))
  expect(await findMigrations(away.url)).toEqual(listMigrations())
  await aProperty(away.db)
})

test('the file is for its owner alone', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a house that stands is not replaced unless that is said', async () => {
  await expect(restoreBackup(placeOf(away, 'away'), file, { replaces: false })).rejects.toThrow('--replace')
  await restoreBackup(placeOf(away, 'away'), file, { replaces: true })
  expect((await away.pool.query('select from properties')).rowCount).toBe(3)
})

test('a backup that was cut off, or whose rows are not all there, changes nothing', async () => {
  const cut = join(folder, 'cut.tar')
  writeFileSync(cut, readFileSync(file).subarray(0, 4_000))
  await expect(restoreBackup(placeOf(away, 'away'), cut, { replaces: true })).rejects.toThrow('cut off')

  const into = mkdtempSync(join(folder, 'short-'))
  await extract({ file, cwd: into })
  writeFileSync(join(into, 'tables/people.copy'), '')
  const short = join(folder, 'short.tar')
  await create({ file: short, cwd: into }, readdirSync(into))
  await expect(restoreBackup(placeOf(away, 'away'), short, { replaces: true })).rejects.toThrow(
    'nothing was changed: people held',
  )
  expect(await isEmptyHouse(away.url)).toBe(false)
  expect((await away.pool.query('select from people')).rowCount).toBeGreaterThan(3)
})

test('a backup of a newer version is refused by the step that is not known', async () => {
  const into = mkdtempSync(join(folder, 'newer-'))
  await extract({ file, cwd: into })
  const note = join(into, 'manifest.json')
  const manifest = JSON.parse(readFileSync(note, 'utf8'))
  writeFileSync(note, JSON.stringify({ ...manifest, migrations: [...listMigrations(), '9999_tomorrow'] }))
  const newer = join(folder, 'newer.tar')
  await create({ file: newer, cwd: into }, readdirSync(into))
  await expect(restoreBackup(placeOf(away, 'away'), newer, { replaces: true })).rejects.toThrow(
    '9999_tomorrow',
  )
})

test('a backup from before the newest tables is restored and brought up to date', async () => {
  const old = await cloneDatabase()
  try {
    const early = listMigrations().slice(0, -1)
    await old.pool.query('drop schema public cascade; drop schema drizzle cascade; create schema public')
    await migrateThrough(old.url, early)
    expect(await findMigrations(old.url)).toEqual(early)
    const before = join(folder, 'before.tar')
    await writeBackup(placeOf(old, 'old'), before, EVENING)
    await restoreBackup(placeOf(old, 'old'), before, { replaces: false })
    expect(await findMigrations(old.url)).toEqual(listMigrations())
  } finally {
    await old.drop()
  }
})
