import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

import { expect, test as houseTest } from './house'
import { aSite, type Site } from './opened-house'

// Of the same fixtures as all others: another set would cost another worker.
const test = houseTest.extend<{ site: Site }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
  site: async ({}, use) => {
    const site = await aSite()
    await use(site)
    site.clear()
  },
})
test.describe.configure({ timeout: 180_000 })
test.skip(process.platform !== 'linux', 'looks for processes in /proc')

/** Processes that have this data folder in their environment, by the part they play. */
function partsOf({ dataDir }: Site): Map<string, number> {
  const parts = new Map<string, number>()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
      const isPostgres = readlinkSync(`/proc/${pid}/cwd`).startsWith(dataDir)
      const part = environment.find((line) => line.startsWith('HOUSE_PROCESS='))?.slice(14)
      // What a part starts for itself inherits its environment; only the part runs its program.
      const runs = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      if (part && runs.includes(`bin/${part}.ts`) && environment.includes(`DATA_DIR=${dataDir}`))
        parts.set(part, Number(pid))
      if (isPostgres && runs.includes('-D')) parts.set('postgres', Number(pid))
    } catch {
      // It ended while we looked.
    }
  }
  return parts
}

const health = async ({ baseUrl }: Site) => (await fetch(`${baseUrl}/api/health`)).status
const namesOf = (site: Site) => [...partsOf(site).keys()].sort()
const ALL = ['postgres', 'web', 'worker']

test('a house opens once, with a way in; a part that is killed is started again; SIGTERM and Ctrl-C end all of it', async ({
  site,
}) => {
  const killed = site.open()
  expect(await killed.opened, killed.said()).toBe(true)
  await expect.poll(() => killed.said()).toContain('/sign-in/link/')
  expect(namesOf(site)).toEqual(ALL)

  const second = site.open({ PORT: String(site.port + 1) })
  expect(await second.exitCode).toBe(1)
  expect(second.said()).toMatch(/^This house is open already at http:\/\/localhost:\d+ \(process \d+\): /)
  expect(await health(site)).toBe(200)

  for (const part of ALL) {
    const before = partsOf(site).get(part)
    process.kill(before ?? 0, 'SIGKILL')
    await expect.poll(() => partsOf(site).get(part) ?? before, { timeout: 30_000 }).not.toBe(before)
  }
  await expect.poll(() => health(site).catch(() => 0), { timeout: 30_000 }).toBe(200)
  expect(namesOf(site)).toEqual(ALL)
  const secret = readFileSync(join(site.dataDir, 'auth-secret'), 'utf8')

  // Its parts leave by themselves, and the next start finds everything.
  killed.kill('SIGKILL')
  const next = site.open()
  expect(await next.opened, next.said()).toBe(true)
  expect(await health(site)).toBe(200)
  expect(readFileSync(join(site.dataDir, 'auth-secret'), 'utf8')).toBe(secret)
  expect(next.said()).not.toContain('Furnishing')

  next.kill('SIGTERM')
  expect(await next.exitCode, next.said()).toBe(0)
  expect(namesOf(site)).toEqual([])

  const last = site.open()
  expect(await last.opened, last.said()).toBe(true)
  last.pressCtrlC()
  expect(await last.exitCode, last.said()).toBe(0)
  expect(namesOf(site)).toEqual([])
})

/** What is wrong with the settings themselves is told the same way, and held to its sentences without a house. */
test('what cannot work is said in one sentence, with a code that is not zero', async ({ site }) => {
  const taken = createServer()
  await new Promise<void>((done) => taken.listen(site.port, '127.0.0.1', done))
  const unreachable = {
    DATABASE_URL: 'postgres://house:secret@127.0.0.1:1/house',
    AUTH_SECRET: 'a text that is long enough',
    PORT: String(site.port + 1),
  }
  const attempts: [Record<string, string>, RegExp][] = [
    [{}, /^Port \d+ is taken by another program: .*$/],
    [{ DATA_DIR: '/proc/nowhere' }, /^The data folder \/proc\/nowhere cannot be written .*$/],
    [unreachable, /^The database house at 127\.0\.0\.1:1 cannot be reached: .*$/],
  ]
  for (const [env, sentence] of attempts) {
    const house = site.open(env)
    expect(await house.opened, house.said()).toBe(false)
    expect(await house.exitCode).toBe(1)
    expect(house.said().trim()).toMatch(sentence)
  }
  taken.close()
})
