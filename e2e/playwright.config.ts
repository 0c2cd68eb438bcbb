/** The product from outside, in Chromium, against a house that runs: `npm test` opens one and says where. */
import { fileURLToPath } from 'node:url'
import { defineConfig, devices } from '@playwright/test'

const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: '.',
  outputDir: fileURLToPath(new URL('../test-results', import.meta.url)),
  // In the order of their names: what takes longest is called so that it comes first, or one worker would end with it.
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Two keep two cores busy while none of them waits for the worker's clock; the third works meanwhile.
  workers: 3,
  // CI shares its machine: what fails once and then passes is told as flaky, and does not stop a landing.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.PUBLIC_URL ?? 'http://localhost:3000',
    // The house asks for the language of the person; until somebody signs in, for the browser's.
    locale: 'en-GB',
    // A trace costs a third of the round: it is drawn when a test is tried again, and by hand with --trace on.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: {
      args: [
        // Chromium has no sandbox to offer to root.
        ...(isRoot ? ['--no-sandbox'] : []),
        // Playwright asks for the stack of every request, for which V8 would read each script on it a second time.
        '--js-flags=--no-enable-lazy-source-positions',
      ],
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    },
  },
})
