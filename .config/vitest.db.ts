/** The tests that need a real PostgreSQL: one database per worker, cloned from a migrated template. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  resolve: { alias: { '@': fileURLToPath(new URL('..', import.meta.url)) } },
  test: {
    projects: [
      // Rooms take their database as an argument, so their files share what they import: half of the time.
      { extends: true, test: { name: 'rooms', include: ['{app,db,lib}/**/*.db.test.ts'], isolate: false } },
      // A program opens its house once per process.
      { extends: true, test: { name: 'programs', include: ['bin/**/*.db.test.ts'] } },
    ],
    globalSetup: ['./lib/testing/template-database.ts'],
    env: { TZ: 'Asia/Kathmandu', LOG_LEVEL: 'silent' },
    maxWorkers: 2,
    execArgv: ['--import', new URL('../bin/drizzle-at-once.mjs', import.meta.url).href],
    // CI shares its machine, and some of these watch clocks and processes.
    retry: process.env.CI ? 1 : 0,
    // Some start a server or a house; a busy machine is no failure.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
