/**
 * Lets PostgreSQL keep the statements of a pool, so that one that is asked again is neither parsed nor planned again.
 * For pools whose every statement looks rows up by their keys, where one plan fits all values; behind a proxy
 * that shares connections between transactions it cannot be used.
 */
import type { Pool } from 'pg'

/** Statements beyond these are asked as ever: lists of many lengths must not fill the server's memory. */
const MOST = 400
const names = new Map<string, string>()

export function rememberStatements(pool: Pool) {
  pool.on('connect', (client) => {
    client.query = new Proxy(client.query, {
      apply: (query, self, [asked, ...rest]: unknown[]) =>
        Reflect.apply(query, self, [named(asked), ...rest]),
    })
  })
}

function named(asked: unknown): unknown {
  if (typeof asked !== 'object' || asked === null || !('text' in asked)) return asked
  if (typeof asked.text !== 'string' || ('name' in asked && asked.name)) return asked
  const name = nameOf(asked.text)
  return name ? { ...asked, name } : asked
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= MOST) return known
  const name = `remembered_${names.size + 1}`
  names.set(text, name)
  return name
}
