/** The commands beside start, as a person or a program runs them: what they print, and with which code they end. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { createConnector } from '@/lib/connectors/create-connector'
import { signInWithLink } from '@/lib/people/sign-in'
import { cloneDatabase } from '@/lib/testing/db-test'
import { aMember, aProperty } from '@/lib/testing/furnish'

import { findSource } from './rehearse/sources'
import { root } from './with-house'

const SETTINGS = {
  AUTH_SECRET: 'a secret that only this test uses',
  HOUSE_KEY: 'a key that only this test uses',
  PUBLIC_URL: 'https://swan.example',
}
const dataDir = mkdtempSync(join(tmpdir(), 'commands-'))

let house: Awaited<ReturnType<typeof cloneDatabase>>
beforeAll(async () => {
  house = await cloneDatabase()
  vi.stubEnv('HOUSE_KEY', SETTINGS.HOUSE_KEY)
})
afterAll(async () => {
  await house.drop()
  rmSync(dataDir, { recursive: true })
})

function run(program: string, ...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, ...SETTINGS, DATABASE_URL: house.url, DATA_DIR: dataDir }
  const command = ['--import', './bin/typescript.mjs', `bin/${program}.ts`, ...words]
  return new Promise((done) => {
    const ended = execFile(process.execPath, command, { cwd: root, env }, (_, out, err) =>
      done({ code: ended.exitCode ?? -1, out, err }),
    )
  })
}

test('a staff name, in any capitals, is enough for a way back in, and nobody else gets one', async () => {
  const { id } = await aProperty(house.db)
  const rui = await aMember(house.db, id, { name: 'Rui Costa', person: { staffName: 'rui' } })

  const { code, out } = await run('sign-in-link', 'Rui')
  expect(code).toBe(0)
  expect(out).toContain('For Rui Costa, good for one tap within fifteen minutes')
  const token = /https:\/\/swan\.example\/sign-in\/link\/(\S+)/.exec(out)?.[1] ?? ''
  expect(await signInWithLink(house.db, token, new Date())).toMatchObject({
    ok: true,
    personId: rui.personId,
  })

  expect(await run('sign-in-link', 'nobody')).toEqual({
    code: 1,
    out: '',
    err: 'Nobody here has the e-mail address or staff name "nobody".\n',
  })
})

test('a program reads id, kind, address and secret of every connector', async () => {
  const { id: propertyId } = await aProperty(house.db, { name: 'The Anchor' })
  const admin = await aMember(house.db, propertyId, { role: 'admin' })
  const what = {
    name: 'Front desk',
    channel: 'bearer' as const,
    network: 'front_desk' as const,
    ownHandles: [],
  }
  const made = await createConnector(house.db, admin, { ...what, outletId: null }, new Date())
  if (!made.ok) throw new Error(made.refusal)

  const { code, out } = await run('connectors', '--json')
  expect(code).toBe(0)
  const { id } = made.connector
  expect(JSON.parse(out)).toContainEqual({
    id,
    kind: 'bearer',
    name: 'Front desk',
    property: 'The Anchor',
    url: `https://swan.example/api/webhooks/${id}`,
    secret: made.secret,
  })
})

test('a rehearsal finds no way into a real house, though it is called like one of the demonstration', async () => {
  const { id: propertyId } = await aProperty(house.db, { name: 'La Terraza' })
  const admin = await aMember(house.db, propertyId, { role: 'admin' })
  const what = { name: 'Foursquare', channel: 'standard_webhooks' as const, network: 'foursquare' as const }
  await createConnector(house.db, admin, { ...what, ownHandles: [], outletId: null }, new Date())

  const wanted = { property: 'La Terraza', name: 'Foursquare' }
  await expect(findSource(house.db, SETTINGS.PUBLIC_URL, wanted)).rejects.toThrow(
    'La Terraza is no demonstration: a rehearsal never writes into a real house.',
  )
})
