/** The two secrets of a house whose database comes along: made once, kept beside the data, readable by its user. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Settings } from './settings'

export type Secrets = { AUTH_SECRET: string; HOUSE_KEY?: string }

/** What the settings say comes first. With a database of one's own nothing is made: settings must carry it. */
export function readSecrets({ databaseUrl, authSecret, houseKey, dataDir }: Settings): Secrets {
  if (databaseUrl) return { AUTH_SECRET: authSecret ?? '', ...(houseKey ? { HOUSE_KEY: houseKey } : {}) }
  return {
    AUTH_SECRET: authSecret ?? keptSecret(join(dataDir, 'auth-secret')),
    HOUSE_KEY: houseKey ?? keptSecret(join(dataDir, 'house-key')),
  }
}

function keptSecret(file: string) {
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}
