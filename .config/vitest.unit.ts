/** The tests that need no database: pure rules and the shape of the house itself. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  resolve: { alias: { '@': fileURLToPath(new URL('..', import.meta.url)) } },
  test: {
    include: ['{app,bin,components,db,lib}/**/*.test.{ts,tsx}'],
    exclude: ['**/*.db.test.ts', '**/node_modules/**'],
    // Pure rules leave nothing behind, so the files share what they import: a third of the time.
    isolate: false,
    // One less than the machine has would be one where it has two.
    maxWorkers: 2,
    execArgv: ['--import', new URL('../bin/drizzle-at-once.mjs', import.meta.url).href],
    // Properties are tried many times; a busy machine is no failure.
    testTimeout: 30_000,
    // Minutes off UTC by an odd amount, so that a mistaken zone shows.
    env: { TZ: 'Asia/Kathmandu', LOG_LEVEL: 'silent' },
  },
})
