/** One of our own programs as a process: ready when it says so, ended when asked, gone when the house is. */
import { spawn } from 'node:child_process'

import { CannotStart } from '@/db/cannot-start'

import type { Run } from './keep-running'

const READY_WITHIN_MS = 90_000
const STOPPED_WITHIN_MS = 12_000

type Program = { root: string; program: string; args?: string[]; env: NodeJS.ProcessEnv }

/** Rejects with a sentence when the program ends, or says nothing for too long, before it is ready. */
export async function beginProcess(
  { root, program, args = [], env }: Program,
  signal: AbortSignal,
): Promise<Run & { pid: number }> {
  signal.throwIfAborted()
  const child = spawn(
    process.execPath,
    ['--import', './bin/typescript.mjs', '--import', './bin/leave-with-parent.mjs', program, ...args],
    // Its own process group: Ctrl-C is for the house, which ends its parts in order.
    { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true },
  )
  const gone = new Promise<string>((done) => {
    child.once('error', (error) => done(`could not be started (${error.message})`))
    child.once('exit', (code, by) => done(by ? `was ended by ${by}` : `ended with code ${code ?? 0}`))
  })
  const stop = async () => {
    const late = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS)
    child.kill('SIGTERM')
    await gone
    clearTimeout(late)
  }

  const late = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS)
  const leave = () => child.kill('SIGKILL')
  signal.addEventListener('abort', leave)
  const ready = new Promise<null>((done) => {
    child.on('message', (message) => message === 'ready' && done(null))
  })
  const ended = await Promise.race([ready, gone])
  clearTimeout(late)
  signal.removeEventListener('abort', leave)
  if (ended !== null) throw new CannotStart(`${program} ${ended} before it was ready`)
  return { gone, stop, pid: child.pid ?? 0 }
}
