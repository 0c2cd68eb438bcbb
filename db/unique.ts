/** Recognises the one failure that is an answer: a unique index said that this exists already. */
import { DatabaseError } from 'pg'

const UNIQUE_VIOLATION = '23505'

/** `index` is the name of the index that must have spoken; a violation of another one is a bug. */
export function violatesUnique(error: unknown, index: string): boolean {
  const cause = error instanceof Error && error.cause instanceof DatabaseError ? error.cause : error
  return cause instanceof DatabaseError && cause.code === UNIQUE_VIOLATION && cause.constraint === index
}
