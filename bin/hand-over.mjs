/** From the machine's Node to the project's own: one child, which gets every signal and decides the exit code. */
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

import { projectNode } from './install.mjs'

const LOOK_FOR_PARENT_MS = 500

/**
 * Runs a TypeScript program of the project and ends as it ends.
 * @param {string} root
 * @param {string} program
 * @param {string[]} args
 */
export function handOver(root, program, args) {
  const child = spawn(
    projectNode(root),
    ['--import', './bin/typescript.mjs', '--import', './bin/leave-with-parent.mjs', program, ...args],
    {
      cwd: root,
      env: {
        ...process.env,
        // What Node compiled once is kept for all that is started from here: a part opens in two thirds of the time.
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/node'),
        PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
      },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    },
  )
  // Ctrl-C reaches both of us; a signal sent to this process alone must reach the child too.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.connected && child.send(signal))
  leaveWithNpm(() => child.connected && child.send('SIGTERM'))
  child.once('error', (error) => {
    console.error(`The project's own Node could not be started: ${error.message}.`)
    process.exit(1)
  })
  child.once('exit', (code, signal) => {
    if (signal) console.error(`The program was ended by ${signal}.`)
    process.exit(code ?? 1)
  })
}

/**
 * npm passes signals on, but not its own sudden death: then this process is handed to another parent. Started
 * by hand it may well outlive the shell, so only npm is watched.
 * @param {() => void} stop
 */
function leaveWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return
  const npm = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(watch)
    stop()
  }, LOOK_FOR_PARENT_MS)
  watch.unref()
}
