/**
 * The round of all tests, cheapest first. `npm test -- unit db` runs only those; other words narrow the runners
 * down (`npm test -- browser inbox`). The last line says how many passed and how many failed.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { beginProcess } from './begin-process'
import type { Run } from './keep-running'
import { folderForTests } from './memory-folder'
import { addTallies, isSuccess, lastLine, type Tally, tallyOfCheck } from './tally'
import { isStep, STEPS, type Step } from './test-steps'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
// For this process and all it starts.
process.env.TMPDIR = folderForTests()
const work = mkdtempSync(join(tmpdir(), 'on-the-house-run-'))
// The user who runs PostgreSQL for root must find a way through.
chmodSync(work, 0o711)
const leaving = new AbortController()
const running: Run[] = []

const words = process.argv.slice(2)
const filters = words.filter((word) => !isStep(word))
const chosen = words.some(isStep) ? words.filter(isStep) : Object.keys(STEPS).filter(isStep)

/** Mostly wait for what they broke, so they run beside checks and database tests. The browser has both cores to itself. */
const BESIDE: readonly Step[] = ['faults']

/** Starts a program that lives until the tests are over. */
async function begin(program: string, options: { args?: string[]; env: NodeJS.ProcessEnv }) {
  running.push(await beginProcess({ root, program, ...options }, leaving.signal))
}

let server: Promise<string> | undefined

/** One PostgreSQL for the whole round, started by whoever asks first. */
function serverUrl(): Promise<string> {
  server ??= (async () => {
    const urlFile = join(work, 'server-url')
    await begin('bin/test-server.ts', { args: [urlFile], env: process.env })
    return readFileSync(urlFile, 'utf8')
  })()
  return server
}

async function take(step: Step): Promise<Tally> {
  const startedAt = Date.now()
  console.log(`\n── ${STEPS[step].title}`)
  try {
    return await STEPS[step].run({ root, work, filters, signal: leaving.signal, serverUrl, begin })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return tallyOfCheck(false)
  } finally {
    console.log(`── ${STEPS[step].title}: ${Math.round((Date.now() - startedAt) / 1000)} s`)
  }
}

/** One step after the other. */
async function takeAll(steps: readonly Step[]) {
  const tallies: [Step, Tally][] = []
  for (const step of steps) if (!leaving.signal.aborted) tallies.push([step, await take(step)])
  return tallies
}

/** All that was asked for, in two rows beside each other until the browser's turn comes. */
async function takeChosen() {
  const besides = chosen.filter((step) => BESIDE.includes(step))
  const others = chosen.filter((step) => step !== 'browser' && !BESIDE.includes(step))
  const first = await Promise.all([takeAll(others), takeAll(besides)])
  return [...first.flat(), ...(await takeAll(chosen.filter((step) => step === 'browser')))]
}

async function runAll() {
  const startedAt = Date.now()
  const tallies = await takeChosen()
  await leave()

  console.log()
  for (const [step, tally] of tallies)
    console.log(`${step.padEnd(8)} ${lastLine(tally)}${tally.skipped ? `, ${tally.skipped} skipped` : ''}`)
  const sum = addTallies(tallies.map(([, tally]) => tally))
  for (const name of sum.failures) console.log(`failed   ${name}`)
  console.log(`in ${Math.round((Date.now() - startedAt) / 1000)} s`)
  console.log(lastLine(sum))
  return isSuccess(sum) && !leaving.signal.aborted
}

async function leave() {
  for (const run of running.splice(0).reverse()) await run.stop()
  rmSync(work, { recursive: true, force: true })
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leaving.abort())

process.exit((await runAll()) ? 0 : 1)
