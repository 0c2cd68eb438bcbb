/** What a start that was killed leaves behind: a server that still runs, or the note of one that does not. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const PATIENCE_MS = 30_000

/**
 * Stops the server that still runs on this cluster, and removes its note when it no longer runs. Only call it
 * while holding the house's lock: it cannot tell a forgotten server from one in use.
 */
export async function stopLeftover(cluster: string) {
  const note = join(cluster, 'postmaster.pid')
  const pid = existsSync(note) ? Number(readFileSync(note, 'utf8').split('\n')[0]) : 0
  if (!pid) return
  // The number may have gone to another process since; a signal for that one would do harm.
  if (!worksIn(pid, cluster)) return rmSync(note, { force: true })

  process.kill(pid, 'SIGINT')
  if (await isGone(pid, cluster, PATIENCE_MS)) return
  process.kill(pid, 'SIGQUIT')
  await isGone(pid, cluster, PATIENCE_MS)
}

async function isGone(pid: number, cluster: string, patienceMs: number) {
  const until = Date.now() + patienceMs
  while (worksIn(pid, cluster)) {
    if (Date.now() > until) return false
    await pause(50)
  }
  return true
}

/** A server works inside its cluster; where the system does not say so, its command line names it. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === cluster
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster)
  } catch {
    return false
  }
}
