/** A handed-out code: read from a slip of paper, typed once, then changed. */
import { randomInt } from 'node:crypto'

/** No i, l, o, 0 or 1; no u or v, which one hand writes alike. 29 letters, ten of them: 48 bits. */
const LETTERS = 'abcdefghjkmnpqrstwxyz23456789'
const CODE_LENGTH = 10

export function makeCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

/** In groups, as a slip shows it: "k7mq3-xw2dp". */
export const spokenCode = (code: string) => `${code.slice(0, 5)}-${code.slice(5)}`

/** The code in what somebody typed, whatever their capitals, gaps and dashes; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const letters = typed.toLowerCase().replace(/[\s-]/g, '')
  return letters.length === CODE_LENGTH && [...letters].every((letter) => LETTERS.includes(letter))
    ? letters
    : null
}
