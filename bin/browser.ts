/** Sees to a browser for the tests: Playwright's own, the machine's, or one that can be brought. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

import { runAloud } from './install.mjs'

/** The headless shell first: without a graphics card it takes a fifth less of the processors than the whole browser. */
const OF_THE_MACHINE = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The path of a browser that starts; null, after a sentence, when there is none and none could be brought. */
export async function findBrowser(root: string, signal: AbortSignal): Promise<string | null> {
  const there = firstThatStarts()
  if (there) return there

  console.log('There is no browser for the tests yet: bringing one …')
  const playwright = join(root, 'node_modules/@playwright/test/cli.js')
  const bring = { cwd: root, what: 'Bringing a browser', signal }
  await runAloud(process.execPath, [playwright, 'install', 'chromium-headless-shell', 'chromium'], bring)
  const brought = firstThatStarts()
  if (brought) return brought

  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await runAloud('apt-get', ['update', '-qq'], { ...bring, env })
    for (const browser of ['chromium-headless-shell', 'chromium']) {
      const install = ['install', '-y', '-qq', '--no-install-recommends', browser]
      await runAloud('apt-get', install, { ...bring, env })
      const installed = firstThatStarts()
      if (installed) return installed
    }
  }
  console.error(
    'The browser tests need Chromium, and none could be brought: install it, or name one with CHROMIUM_PATH.',
  )
  return null
}

function firstThatStarts(): string | null {
  const candidates = [process.env.CHROMIUM_PATH ?? '', chromium.executablePath(), ...OF_THE_MACHINE]
  return candidates.find((path) => path && existsSync(path) && starts(path)) ?? null
}

/** There is not enough: a browser without its libraries lies on the disk just as well. */
const starts = (path: string) => spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
