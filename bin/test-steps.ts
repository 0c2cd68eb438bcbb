/** The steps of `npm test`: what each runs, and how it is counted. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { freePort } from '@/db/embedded'
import { databaseUrl, onServer } from '@/lib/testing/template-database'

import { findBrowser } from './browser'
import { buildIfChanged, isBuilt } from './build'
import { runAloud } from './install.mjs'
import { NOTHING, type Tally, tallyOfCheck, tallyOfLastLine, tallyOfPlaywright, tallyOfVitest } from './tally'

const DRIZZLE_AT_ONCE = new URL('drizzle-at-once.mjs', import.meta.url).href

export type Round = {
  root: string
  /** A folder that goes with the round. */
  work: string
  /** Words that narrow a runner down. */
  filters: readonly string[]
  signal: AbortSignal
  serverUrl: () => Promise<string>
  begin: (program: string, options: { args?: string[]; env: NodeJS.ProcessEnv }) => Promise<void>
}

type StepPlan = { title: string; run: (round: Round) => Promise<Tally> }

export const STEPS = {
  format: { title: 'Format and lint', run: (round) => check(round, 'biome', 'check', '.') },
  types: { title: 'Types', run: (round) => check(round, 'tsc', '--noEmit') },
  unit: { title: 'Unit tests', run: (round) => vitest(round, 'unit', {}) },
  db: { title: 'Database tests', run: runDatabaseTests },
  browser: { title: 'Browser tests', run: runBrowserTests },
  faults: { title: 'One round of each fault', run: runFaults },
} as const satisfies Record<string, StepPlan>

export type Step = keyof typeof STEPS
export const isStep = (word: string): word is Step => word in STEPS

async function check(round: Round, tool: string, ...args: string[]) {
  return tallyOfCheck(await aloud(round, tool, args, {}))
}

async function vitest(round: Round, name: 'unit' | 'db', env: Record<string, string>) {
  const report = join(round.work, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const config = `.config/vitest.${name}.ts`
  const args = ['run', '--config', config, '--passWithNoTests', ...reporters, ...round.filters]
  const worked = await aloud(round, 'vitest', args, env)
  return tallyOfVitest(readReport(report), worked)
}

async function runDatabaseTests(round: Round) {
  return vitest(round, 'db', { TEST_DATABASE_URL: await round.serverUrl() })
}

/** Against the pages as they go out, through the door, with a worker, on an empty database. */
async function runBrowserTests(round: Round): Promise<Tally> {
  const browser = await findBrowser(round.root, round.signal)
  if (!browser) return tallyOfCheck(false)
  const env = { ...(await houseFor(round)), NEXT_DIST_DIR: await buildPages(round) }
  await round.begin('bin/house.ts', { env: { ...process.env, ...env } })
  const report = join(round.work, 'browser.json')
  const args = [
    'test',
    '--config',
    'e2e/playwright.config.ts',
    '--pass-with-no-tests',
    '--reporter=list,json',
  ]
  const worked = await aloud(round, 'playwright', [...args, ...round.filters], {
    ...env,
    CHROMIUM_PATH: browser,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${DRIZZLE_AT_ONCE}`,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  return tallyOfPlaywright(readReport(report), worked)
}

/** Beside the pages of a house that runs on older sources, not over them. Answers their folder. */
async function buildPages({ root, signal }: Round) {
  const pages = isBuilt(root, '.next') ? '.next' : '.next-test'
  await buildIfChanged(root, pages, signal)
  return pages
}

/** Settings of a house with a database, a port and secrets of its own. */
async function houseFor({ work, serverUrl }: Round) {
  const server = await serverUrl()
  await onServer(server, 'create database browser_tests')
  const port = await freePort()
  return {
    DATABASE_URL: databaseUrl(server, 'browser_tests'),
    DATA_DIR: join(work, 'house'),
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    HOUSE_KEY: randomBytes(32).toString('base64url'),
    DEMO: '0',
    TZ: 'Asia/Kathmandu',
  }
}

/** A program of ours; `--once` asks for one round of each, and its last line is counted. */
async function runFaults(round: Round): Promise<Tally> {
  const program = join(round.root, 'bin/faults.ts')
  if (!existsSync(program)) return NOTHING
  const report = join(round.work, 'faults.txt')
  const args = ['--import', './bin/typescript.mjs', program, '--once', `--report=${report}`]
  const worked = await aloud(round, 'node', args, { NEXT_DIST_DIR: await buildPages(round) })
  return tallyOfLastLine(readReport(report) ?? '', worked)
}

/** A tool of the project, found in node_modules/.bin, which stands first in the path. */
function aloud({ root, signal }: Round, tool: string, args: string[], env: Record<string, string>) {
  return runAloud(tool, args, {
    cwd: root,
    what: tool,
    env: { ...process.env, ...env },
    signal,
    sayEveryMs: 60_000,
  })
}

const readReport = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null)
