/** Web or worker as a process that a fault may kill, and that is started again at once, as the house would. */
import { type ChildProcess, spawn } from 'node:child_process'

const READY_WITHIN_MS = 60_000

export type Part = {
  name: string
  pid: () => number
  /** kill -9, and a new one in its place; resolves when that one is ready. */
  kill: () => Promise<void>
  stop: () => Promise<void>
}

/** Resolves once the program says that it is ready. */
export async function startPart(
  name: string,
  { root, program, env }: { root: string; program: string; env: NodeJS.ProcessEnv },
): Promise<Part> {
  const begin = async () => {
    const child = spawn(
      process.execPath,
      ['--import', './bin/typescript.mjs', '--import', './bin/leave-with-parent.mjs', program],
      {
        cwd: root,
        env: { ...env, HOUSE_PROCESS: name },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    )
    await readyOf(child, name)
    return child
  }
  let child = await begin()
  return {
    name,
    pid: () => child.pid ?? 0,
    kill: async () => {
      await ended(child, 'SIGKILL')
      child = await begin()
    },
    stop: () => ended(child, 'SIGTERM'),
  }
}

function readyOf(child: ChildProcess, name: string): Promise<void> {
  return new Promise((ready, fail) => {
    const late = setTimeout(() => fail(new Error(`${name} was not ready in time`)), READY_WITHIN_MS)
    child.once('exit', (code) => fail(new Error(`${name} ended with code ${code} before it was ready`)))
    child.on('message', (message) => {
      if (message !== 'ready') return
      clearTimeout(late)
      ready()
    })
  })
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill(signal)
  })
}
