/** Passwords: how they are kept, and which are too easy to be kept at all. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id
 */
const COST = { memory: 19_456, passes: 2, parallelism: 1 }
const TAG_BYTES = 32

export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 128

/** A hash of nothing that anyone knows, so that an unknown name takes as long to refuse as a known one. */
const NOBODY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** In PHC string form, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await derive(password, salt, COST)
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${bare(salt)}$${bare(tag)}`
}

/** Takes the same time for a wrong password and for no hash at all. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(hash ?? NOBODY) ?? []
  if (!memory || !passes || !parallelism || !salt || !tag) return false
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const kept = Buffer.from(tag, 'base64')
  const given = await derive(password, Buffer.from(salt, 'base64'), cost)
  return kept.length === given.length && timingSafeEqual(kept, given) && hash !== null
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/
const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

/** Composed, so that an accent typed on another keyboard is the same password. */
function derive(password: string, nonce: Buffer, cost: typeof COST): Promise<Buffer> {
  const message = password.normalize('NFKC')
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, tagLength: TAG_BYTES, ...cost }, (error, tag) =>
      error ? reject(error) : resolve(tag),
    )
  })
}

export type PasswordProblem = 'tooShort' | 'tooLong' | 'tooSimple' | 'isYourName'

/** Null when it may be kept. `names` are the words that anybody would try first: own name, sign-in name, house. */
export function passwordProblem(password: string, names: readonly string[]): PasswordProblem | null {
  const length = [...password].length
  if (length < PASSWORD_MIN) return 'tooShort'
  if (length > PASSWORD_MAX) return 'tooLong'
  const letters = fold(password)
  if (new Set(letters).size < 5 || STRAIGHTS.some((row) => row.includes(letters))) return 'tooSimple'
  const known = names.flatMap((name) => [name, ...name.split(/[\s@.]+/)]).map(fold)
  return known.some((name) => name.length > 3 && letters.replace(/\d/g, '') === name.replace(/\d/g, ''))
    ? 'isYourName'
    : null
}

const STRAIGHTS = ['qwertyuiopasdfghjklzxcvbnm', 'abcdefghijklmnopqrstuvwxyz', '01234567890123456789']
const fold = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
