/** Builds the pages for production when their sources changed since, and only then. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { CannotStart } from '@/db/cannot-start'

import { runAloud } from './install.mjs'

/** What goes into the build. A folder counts with everything in it but tests. */
const SOURCES = [
  ...['app', 'components', 'lib', 'db', 'messages', 'public'],
  ...[
    'next.config.mjs',
    'postcss.config.mjs',
    '.postcssrc.json',
    'package-lock.json',
    'tsconfig.json',
    'proxy.ts',
  ],
  ...['instrumentation.ts', 'instrumentation-client.ts'],
]
const NOT_BUILT = /\.test\.tsx?$|^lib\/testing\//

/** The same text for the same sources: paths and contents, whatever the clock says. */
export function hashSources(root: string): string {
  const hash = createHash('sha256').update(process.version)
  for (const path of SOURCES.flatMap((source) => listFiles(root, source))) {
    if (!NOT_BUILT.test(path)) hash.update(`${path}\n`).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex')
}

function listFiles(root: string, source: string): string[] {
  const found = statSync(join(root, source), { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [source]
  return readdirSync(join(root, source))
    .sort()
    .flatMap((name) => listFiles(root, join(source, name)))
}

const stampOf = (root: string, folder: string) => join(root, folder, 'built-from')

/** Whether `folder` (`.next`) holds the pages of today's sources. */
export const isBuilt = (root: string, folder: string, hash = hashSources(root)) =>
  existsSync(stampOf(root, folder)) && readFileSync(stampOf(root, folder), 'utf8') === hash

/** Builds into `folder` unless it is up to date. Ends with a sentence when the build fails. */
export async function buildIfChanged(root: string, folder: string, signal: AbortSignal) {
  const hash = hashSources(root)
  if (isBuilt(root, folder, hash)) return
  console.log('Building the pages (only when the sources changed) …')
  const worked = await runAloud(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    what: 'Building',
    signal,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NEXT_DIST_DIR: folder },
  })
  if (!worked) throw new CannotStart('The pages could not be built: the lines above say why.')
  writeFileSync(stampOf(root, folder), hash)
}
