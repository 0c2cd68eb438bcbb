/** The settings of a house, read once from the environment; what cannot work is said before anything starts. */
import { resolve } from 'node:path'
import { z } from 'zod'

import { CannotStart } from '@/db/cannot-start'

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const setting = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankIsAbsent, schema)

const Environment = z.object({
  PORT: setting(
    z.coerce
      .number('PORT must be a number')
      .int()
      .min(1, 'PORT must be 1 to 65535')
      .max(65535, 'PORT must be 1 to 65535')
      .default(3000),
  ),
  HOST: setting(z.string().default('0.0.0.0')),
  PUBLIC_URL: setting(
    z
      .url({ protocol: /^https?$/, error: 'PUBLIC_URL must be an address such as https://house.example' })
      .optional(),
  ),
  DATA_DIR: setting(z.string().default('.data')),
  DATABASE_URL: setting(
    z
      .url({
        protocol: /^postgres(ql)?$/,
        error: 'DATABASE_URL must be an address such as postgres://user:password@host:5432/name',
      })
      .optional(),
  ),
  AUTH_SECRET: setting(z.string().min(16, 'AUTH_SECRET must have at least 16 characters').optional()),
  HOUSE_KEY: setting(z.string().min(16, 'HOUSE_KEY must have at least 16 characters').optional()),
  DEMO: setting(z.string().default('1')),
})

export type Settings = {
  port: number
  host: string
  /** Without a slash at its end. */
  publicUrl: string
  dataDir: string
  /** Null: the PostgreSQL that comes along. */
  databaseUrl: string | null
  authSecret: string | null
  houseKey: string | null
  isDemonstration: boolean
}

const ANSWERED_AS_LOCALHOST = ['0.0.0.0', '::', '127.0.0.1', '::1', 'localhost']

/** Where the house listens on one address of the network alone, "localhost" would be answered by nobody. */
const nameOf = (host: string) => {
  if (ANSWERED_AS_LOCALHOST.includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** Throws one sentence that names the setting. */
export function readSettings(environment: NodeJS.ProcessEnv, root: string): Settings {
  const read = Environment.safeParse(environment)
  if (!read.success) throw new CannotStart(`${read.error.issues[0]?.message ?? 'A setting is wrong'}.`)
  const { PORT, HOST, PUBLIC_URL, DATA_DIR, DATABASE_URL, AUTH_SECRET, HOUSE_KEY, DEMO } = read.data
  if (DATABASE_URL && !AUTH_SECRET)
    throw new CannotStart(
      'AUTH_SECRET is missing: with a DATABASE_URL of your own, set it to a long random text (openssl rand -base64 32) and keep it.',
    )
  return {
    port: PORT,
    host: HOST,
    publicUrl: (PUBLIC_URL ?? `http://${nameOf(HOST)}:${PORT}`).replace(/\/+$/, ''),
    dataDir: resolve(root, DATA_DIR),
    databaseUrl: DATABASE_URL ?? null,
    authSecret: AUTH_SECRET ?? null,
    houseKey: HOUSE_KEY ?? null,
    isDemonstration: !['0', 'false', 'no', 'off'].includes(DEMO.toLowerCase()),
  }
}
