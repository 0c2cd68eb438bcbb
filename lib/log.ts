/** The log of the house: one JSON line an event, for operators. Guests' words, secrets and cookies never enter. */
import pino, { type DestinationStream, type Logger } from 'pino'

/** Whoever logs a whole row or request by mistake still writes none of these. */
const NEVER = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'secrets',
  'sealed',
  'token',
  'body',
  'text',
  'words',
  'author',
  'authorName',
  'handle',
  'guestName',
  'email',
  'phone',
  'headers',
]

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']
const level = () => LEVELS.find((name) => name === process.env.LOG_LEVEL) ?? 'info'

export function makeLog(to?: DestinationStream): Logger {
  const options = {
    level: level(),
    base: { process: process.env.HOUSE_PROCESS ?? 'web', pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describe, error: describe },
    redact: { paths: NEVER.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[kept out]' },
  }
  return to ? pino(options, to) : pino(options)
}

export const log = makeLog()

/**
 * What happened and where, without the values: a database error carries the row that offended it in `detail`,
 * and drizzle puts the parameters of the statement into the message.
 */
function describe(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const { cause } = error
  const named = cause instanceof Error ? cause : error
  const code = 'code' in named ? named.code : undefined
  const [firstLine = ''] = named.message.split('\n')
  return {
    type: named.name,
    message: error === named && /^Failed query/.test(firstLine) ? 'Failed query' : firstLine.slice(0, 300),
    ...(typeof code === 'string' ? { code } : {}),
    stack: named.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12),
  }
}
