/** A whole house for the faults: a durable PostgreSQL of its own, web and worker, and one playbook that fires. */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { type Database, openDatabase } from '@/db/client'
import { freePort, startEmbedded } from '@/db/embedded'
import { removeHome } from '@/db/embedded-home'
import { migrateDatabase } from '@/db/migrate'
import { createConnector } from '@/lib/connectors/create-connector'
import type { Member } from '@/lib/people/member'
import { aGesture, aMember, anOutlet, aPlaybook, aProperty } from '@/lib/testing/furnish'

import { buildIfChanged } from '../build'
import { type Part, startPart } from './part'
import type { Target } from './sender'

export type FaultyHouse = {
  db: Database
  url: string
  propertyId: string
  member: Member
  target: Target
  web: Part
  worker: Part
  restartDatabase: () => Promise<void>
  close: () => Promise<void>
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Everything it starts ends with `close`; its data lies in a temporary folder that goes too. */
export async function openHouse(signal: AbortSignal): Promise<FaultyHouse> {
  await buildIfChanged(root, process.env.NEXT_DIST_DIR ?? '.next', signal)
  const dataDir = mkdtempSync(join(tmpdir(), 'on-the-house-faults-'))
  chmodSync(dataDir, 0o711)
  let server = await startEmbedded({ dataDir })
  const { url } = server
  await migrateDatabase(url)

  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  const secrets = {
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    HOUSE_KEY: randomBytes(32).toString('base64url'),
  }
  Object.assign(process.env, secrets)
  const env = {
    ...process.env,
    ...secrets,
    NODE_ENV: 'production' as const,
    LOG_LEVEL: 'fatal',
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: baseUrl,
  }
  const worker = await startPart('worker', { root, program: 'bin/worker.ts', env })
  const web = await startPart('web', { root, program: 'bin/web.ts', env })
  const opened = openDatabase(url, { name: 'on-the-house faults', max: 4, onError: () => undefined })
  const { propertyId, member, target } = await furnish(opened.db, baseUrl)

  return {
    db: opened.db,
    url,
    propertyId,
    member,
    target,
    web,
    worker,
    restartDatabase: async () => {
      await server.stop()
      server = await startEmbedded({ dataDir, port: Number(new URL(url).port) })
    },
    close: async () => {
      await web.stop()
      await worker.stop()
      await opened.close()
      await server.stop()
      removeHome(dataDir)
    },
  }
}

async function furnish(db: Database, baseUrl: string) {
  const { id: propertyId } = await aProperty(db)
  const member = await aMember(db, propertyId, { role: 'admin' })
  const outlet = await anOutlet(db, propertyId)
  const gesture = await aGesture(db, propertyId)
  await aPlaybook(db, propertyId, {
    when: { kinds: ['mention'], anyOf: ['terrace'] },
    steps: [{ id: 'drink', kind: 'make_task', gestureId: gesture.id, dueInMinutes: 30 }],
    caps: {},
    actWithinMinutes: 60,
  })
  const created = await createConnector(
    db,
    member,
    { name: 'Faults', channel: 'standard_webhooks', network: 'x', outletId: outlet.id },
    new Date(),
  )
  if (!created.ok) throw new Error(`The connector was refused: ${created.refusal}`)
  const target = { baseUrl, connectorId: created.connector.id, secret: created.secret }
  return { propertyId, member, target }
}
