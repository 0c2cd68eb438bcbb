/**
 * Brings what package-lock.json names, and nothing when it is there already. Runs before anything is installed,
 * on whatever Node the machine has: only `node:` imports here.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const OLDEST_NODE = 20
const SAY_EVERY_MS = 10_000

/**
 * What is known about node_modules. `stamp` is what was noted after the last install, `lock` the same of today's
 * package-lock.json; the times are npm's own note and today's file, in milliseconds, zero when absent.
 * @typedef {{ hasNode: boolean, stamp: string | null, lock: string, installedAt: number, lockChangedAt: number }} Installed
 */

/**
 * Whether to install. A stamp survives a change of branch and back; npm's own note counts where a person ran
 * npm by hand.
 * @param {Installed} found
 */
export function needsInstall({ hasNode, stamp, lock, installedAt, lockChangedAt }) {
  if (!hasNode || installedAt === 0) return true
  return stamp !== lock && installedAt < lockChangedAt
}

/** @param {string} root */
export const projectNode = (root) => join(root, 'node_modules/node/bin/node')

/**
 * Installs what is missing. Returns false, after one sentence, when that was not possible.
 * @param {string} root
 * @returns {Promise<boolean>}
 */
export async function installWhatIsMissing(root) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
    return refuse(`Node ${OLDEST_NODE} or newer is needed; this is ${process.version}.`)

  const stampFile = join(root, 'node_modules/.installed-for')
  const lock = lockOf(root)
  const found = {
    hasNode: existsSync(projectNode(root)),
    stamp: existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null,
    lock,
    installedAt: changedAt(join(root, 'node_modules/.package-lock.json')),
    lockChangedAt: changedAt(join(root, 'package-lock.json')),
  }
  if (needsInstall(found)) {
    console.log('Installing what the house stands on (once, a minute or so) …')
    // Not `npm ci`: it fails where a registry lacks the parts of other platforms, which no lock made there can name.
    // `--no-save` keeps the lock as it is. For development too, whatever NODE_ENV says: the build needs it.
    const npm = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
    if (!(await runAloud('npm', npm, { cwd: root, what: 'Installing' })))
      return refuse('npm could not install the packages: the lines above say why.')
  }
  if (spawnSync(projectNode(root), ['--version']).status !== 0)
    return refuse(
      `${projectNode(root)} does not run: npm must be allowed to run install scripts (ignore-scripts is off).`,
    )
  if (found.stamp !== lock) writeFileSync(stampFile, lock)
  return true
}

/** @param {string} root */
function lockOf(root) {
  const file = join(root, 'package-lock.json')
  const text = existsSync(file) ? readFileSync(file) : ''
  return createHash('sha256').update(text).update(`${process.platform} ${process.arch}`).digest('hex')
}

/** @param {string} file */
const changedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0)

/** @param {string} sentence */
function refuse(sentence) {
  console.error(sentence)
  return false
}

/**
 * Runs a long step, lets its output through and says now and then that it still runs. True when it ended well.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, what: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal, sayEveryMs?: number }} options
 * @returns {Promise<boolean>}
 */
export function runAloud(command, args, { cwd, what, env = process.env, signal, sayEveryMs = SAY_EVERY_MS }) {
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  const child = spawn(command, args, { cwd, env, signal, stdio: ['ignore', 'inherit', 'inherit'] })
  const saying = setInterval(() => console.log(`  … ${what}, ${seconds()} s`), sayEveryMs)
  return new Promise((done) => {
    const end = (/** @type {boolean} */ worked) => {
      clearInterval(saying)
      if (worked) console.log(`  ${what} took ${seconds()} s.`)
      done(worked)
    }
    child.once('error', () => end(false))
    child.once('exit', (code) => end(code === 0))
  })
}
