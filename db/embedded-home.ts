/**
 * Decides who runs the embedded server and where its cluster lies. PostgreSQL refuses to run as root, so root
 * lends it to a user of its own; where that user cannot enter, a private folder of theirs is used instead of
 * opening anybody's home.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

import { CannotStart } from './cannot-start'
import {
  type Binaries,
  canRun,
  copyBinaries,
  findBinaries,
  makeOpenFolder,
  makeRunnable,
  type ServerUser,
} from './embedded-binaries'
import { stopLeftover } from './embedded-leftover'

const PRIVATE_ROOM = '/var/lib/on-the-house'
const POINTER = 'postgres-is-in'

export type ServerHome = {
  binaries: Binaries
  user: ServerUser
  /** The cluster: only its user may enter. */
  cluster: string
  /** True where the cluster could not lie in the data folder. */
  isElsewhere: boolean
}

/** Finds the cluster's home, or makes one. Creates the user `postgres` where root has none. */
export async function settleHome(dataFolder: string): Promise<ServerHome> {
  const dataDir = realpathSync(dataFolder)
  const inside = join(dataDir, 'postgres')
  const packaged = findBinaries()
  if (process.getuid?.() !== 0) {
    makeRunnable(packaged)
    if (existsSync(join(dataDir, POINTER)))
      throw new CannotStart(`The database of ${dataDir} was made by root: start this house as root.`)
    mkdirSync(inside, { recursive: true, mode: 0o700 })
    if (statSync(inside).uid !== process.getuid?.())
      throw new CannotStart(`The database in ${inside} belongs to another user: start this house as them.`)
    return { binaries: packaged, user: null, cluster: inside, isElsewhere: false }
  }

  const user = ownerOf(inside) ?? findServerUser()
  const binaries = canRun(packaged, user) ? packaged : copiedBinaries(packaged)
  const kept = readPointer(dataDir)
  if (kept) return { binaries, user: claimRoom(kept, dataDir, user), cluster: kept, isElsewhere: true }
  if (takesCluster(inside, user)) return { binaries, user, cluster: inside, isElsewhere: false }

  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  makeOpenFolder(PRIVATE_ROOM)
  const room = join(PRIVATE_ROOM, name)
  if (existsSync(room)) await setAside(room)
  makeOpenFolder(room)
  const cluster = join(room, 'postgres')
  claimRoom(cluster, dataDir, user)
  takesCluster(cluster, user)
  writeFileSync(join(dataDir, POINTER), `${cluster}\n`, { mode: 0o600 })
  return { binaries, user, cluster, isElsewhere: true }
}

/** Forgets everything that `settleHome` made, for a house that lived for one test run. */
export function removeHome(dataDir: string) {
  const kept = readPointer(dataDir)
  if (kept?.startsWith(`${PRIVATE_ROOM}/`)) rmSync(join(kept, '..'), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}

function copiedBinaries(packaged: Binaries): Binaries {
  makeOpenFolder(PRIVATE_ROOM)
  const folder = join(PRIVATE_ROOM, `postgresql-${packaged.version}`)
  copyBinaries(packaged, folder)
  return { ...packaged, folder }
}

/** Null unless a cluster lies there already: then its owner is the only one PostgreSQL accepts. */
function ownerOf(cluster: string): ServerUser {
  if (!existsSync(join(cluster, 'PG_VERSION'))) return null
  const { uid, gid } = statSync(cluster)
  return uid === 0 ? null : { uid, gid }
}

function findServerUser(): { uid: number; gid: number } {
  if (!idOf('-u', 'postgres'))
    try {
      execFileSync(
        'useradd',
        ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', 'postgres'],
        {
          stdio: 'ignore',
        },
      )
    } catch {
      throw new CannotStart(
        'PostgreSQL refuses to run as root and no user "postgres" could be created: create one, or start as another user.',
      )
    }
  const uid = idOf('-u', 'postgres')
  const gid = idOf('-g', 'postgres')
  if (!uid || !gid) throw new CannotStart('The user "postgres" that runs the database could not be found.')
  return { uid, gid }
}

/** Null when there is no such user. */
function idOf(flag: '-u' | '-g', name: string) {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return status === 0 ? Number(stdout.trim()) : null
}

/** Makes the folder the user's own, and tries whether they can really work in it. Leaves nothing behind if not. */
function takesCluster(cluster: string, user: ServerUser): boolean {
  const isNew = !existsSync(cluster)
  if (isNew) mkdirSync(cluster, { mode: 0o700 })
  chmodSync(cluster, 0o700)
  if (user) chownSync(cluster, user.uid, user.gid)
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1" && : > .may-write && rm .may-write', 'sh', cluster], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
  })
  if (tried.status === 0) return true
  if (!isNew && existsSync(join(cluster, 'PG_VERSION')))
    throw new CannotStart(`The database in ${cluster} cannot be entered by the user who owns it.`)
  rmSync(cluster, { recursive: true, force: true })
  return false
}

/** Where the cluster of this data folder lies when it lies elsewhere; null when nothing was said. */
export function readPointer(dataDir: string): string | null {
  const pointer = join(dataDir, POINTER)
  if (!existsSync(pointer)) return null
  const cluster = readFileSync(pointer, 'utf8').trim()
  if (!existsSync(cluster))
    throw new CannotStart(
      `${pointer} says that the database lies in ${cluster}, and it is not there: bring it back, or remove ${pointer} to begin with an empty house.`,
    )
  return cluster
}

/** The data folder was emptied, or is not mounted today: its old database is kept, under another name. */
async function setAside(room: string) {
  await stopLeftover(join(room, 'postgres'))
  renameSync(room, `${room}-left-${Date.now()}`)
}

/**
 * A data folder that was copied brings a copy of the pointer: two houses must not meet in one cluster. The room
 * remembers whose it is, and changes hands only when that folder is gone (the house was moved).
 */
function claimRoom(cluster: string, dataDir: string, user: ServerUser): ServerUser {
  const deed = join(cluster, '../belongs-to')
  const owner = existsSync(deed) ? readFileSync(deed, 'utf8').trim() : dataDir
  if (owner !== dataDir && existsSync(join(owner, POINTER)))
    throw new CannotStart(
      `The database in ${cluster} belongs to the house in ${owner}: remove ${join(dataDir, POINTER)} to begin with an empty one here.`,
    )
  writeFileSync(deed, `${dataDir}\n`, { mode: 0o600 })
  return ownerOf(cluster) ?? user
}
