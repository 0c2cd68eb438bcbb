import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { afterAll, expect, onTestFinished, test } from 'vitest'

import { type EmbeddedServer, startEmbedded } from './embedded'
import { readPointer, removeHome } from './embedded-home'

const isRoot = process.getuid?.() === 0

function aFolder({ mode = 0o711, inside = tmpdir() } = {}) {
  const folder = mkdtempSync(join(inside, 'on-the-house-embedded-'))
  chmodSync(folder, mode)
  onTestFinished(() => removeHome(folder))
  return folder
}

/** One house for all tests that start and stop it and leave its cluster as it is: to make one takes seconds. */
const swan = mkdtempSync(join(tmpdir(), 'on-the-house-embedded-'))
chmodSync(swan, 0o711)
afterAll(() => removeHome(swan))

async function start(dataDir: string): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, isDurable: false })
  onTestFinished(() => server.stop())
  return server
}

async function ask(url: string, statement: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

test('keeps what was written from one start to the next, and its password from everyone else', async () => {
  const first = await start(swan)
  await ask(first.url, "create table kept as select 'Ñandú' as word, lower('ÁRBOL') as small")
  await first.stop()

  const second = await start(swan)
  expect(await ask(second.url, 'select * from kept')).toEqual([{ word: 'Ñandú', small: 'árbol' }])
  expect(statSync(join(swan, 'database-password')).mode & 0o777).toBe(0o600)
  await expect(ask(second.url.replace(/:[0-9a-f]{48}@/, ':guess@'), 'select 1')).rejects.toThrow('password')
})

test('listens on loopback alone', async () => {
  const { url } = await start(swan)
  expect(await ask(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  expect(await ask(url, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }])
})

test('two houses never meet', async () => {
  const [one, other] = await Promise.all([start(swan), start(aFolder())])
  await ask(one.url, 'create table only_here (x int)')
  await expect(ask(other.url, 'select * from only_here')).rejects.toThrow('does not exist')
})

test('a server that a killed start left behind is stopped and started anew, with all that was committed', async () => {
  const left = await start(swan)
  await ask(left.url, 'create table committed as select 1 as one')

  const next = await start(swan)
  await left.gone
  expect(await ask(next.url, 'select * from committed')).toEqual([{ one: 1 }])
})

test('a note that names a process of somebody else harms nobody', async () => {
  const { cluster, stop } = await start(swan)
  await stop()
  const stranger = spawn('sleep', ['60'])
  onTestFinished(() => void stranger.kill())
  writeFileSync(join(cluster, 'postmaster.pid'), `${stranger.pid}\n${cluster}\n`)

  await start(swan)
  expect(stranger.signalCode).toBeNull()
})

test('a start that was killed while it made the cluster leaves nothing in the way', async () => {
  const dataDir = aFolder()
  writeFileSync(join(dataDir, 'database-password'), 'of a cluster that never was\n')

  const { url } = await start(dataDir)
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('finds a port even where the usual one is taken', async () => {
  const usual = createServer()
    .listen(5432, '127.0.0.1')
    .on('error', () => undefined)
  onTestFinished(() => void usual.close())
  expect(new URL((await start(swan)).url).port).not.toBe('5432')
})

test.skipIf(!isRoot)('as root it runs as a user of its own', async () => {
  const { cluster } = await start(swan)
  const pid = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]
  expect(statSync(`/proc/${pid}`).uid).not.toBe(0)
})

test.skipIf(!isRoot)(
  'in a folder that only root may enter it lives elsewhere, whatever the umask, and no door is opened',
  async () => {
    const umask = process.umask(0o077)
    onTestFinished(() => void process.umask(umask))
    const home = mkdtempSync(join('/root', 'on-the-house-'))
    onTestFinished(() => rmSync(home, { recursive: true, force: true }))
    chmodSync(home, 0o700)
    const before = statSync('/root').mode
    const dataDir = aFolder({ mode: 0o700, inside: home })

    const { cluster, isElsewhere, url, stop } = await start(dataDir)
    expect(isElsewhere).toBe(true)
    expect(readPointer(dataDir)).toBe(cluster)
    expect([statSync('/root').mode, statSync(home).mode & 0o777, statSync(dataDir).mode & 0o777]).toEqual([
      before,
      0o700,
      0o700,
    ])
    await ask(url, 'create table kept as select 1 as one')
    await stop()
    expect(await ask((await start(dataDir)).url, 'select * from kept')).toEqual([{ one: 1 }])
  },
)

test.skipIf(!isRoot)(
  'a copied data folder is refused the cluster of the house it was copied from',
  async () => {
    const home = mkdtempSync(join('/root', 'on-the-house-'))
    onTestFinished(() => rmSync(home, { recursive: true, force: true }))
    const dataDir = aFolder({ mode: 0o700, inside: home })
    await (await start(dataDir)).stop()
    const copy = mkdtempSync(join(home, 'copy-'))
    writeFileSync(join(copy, 'postgres-is-in'), readFileSync(join(dataDir, 'postgres-is-in')))

    await expect(startEmbedded({ dataDir: copy })).rejects.toThrow(`belongs to the house in ${dataDir}`)
  },
)

test.skipIf(!isRoot)('an emptied data folder begins anew, and what it had is kept aside', async () => {
  const home = mkdtempSync(join('/root', 'on-the-house-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const dataDir = aFolder({ mode: 0o700, inside: home })
  const { cluster } = await start(dataDir)
  for (const name of ['postgres-is-in', 'database-password']) rmSync(join(dataDir, name))

  await start(dataDir)
  const room = dirname(cluster)
  const aside = readdirSync(dirname(room)).filter((name) =>
    name.startsWith(`${room.split('/').at(-1)}-left-`),
  )
  onTestFinished(() => {
    for (const name of aside) rmSync(join(dirname(room), name), { recursive: true })
  })
  expect(aside).toHaveLength(1)
  expect(existsSync(join(dirname(room), aside[0] ?? '', 'postgres/PG_VERSION'))).toBe(true)
})
