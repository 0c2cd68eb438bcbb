/** Numbers as people write them in words, in English and Spanish, from 0 to 199. */

const ENGLISH = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
  ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
]
const ENGLISH_TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

const SPANISH = [
  ...['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once'],
  ...['doce', 'trece', 'catorce', 'quince', 'dieciseis', 'diecisiete', 'dieciocho', 'diecinueve'],
  ...['veinte', 'veintiuno', 'veintidos', 'veintitres', 'veinticuatro', 'veinticinco', 'veintiseis'],
  ...['veintisiete', 'veintiocho', 'veintinueve'],
]
const SPANISH_TENS = ['treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa']

const VALUES = new Map<string, number>([
  ...ENGLISH.map((word, value): [string, number] => [word, value]),
  ...ENGLISH_TENS.map((word, index): [string, number] => [word, (index + 2) * 10]),
  ...SPANISH.map((word, value): [string, number] => [word, value]),
  ...SPANISH_TENS.map((word, index): [string, number] => [word, (index + 3) * 10]),
  ['fourty', 40],
  ['ninty', 90],
  ['cien', 100],
])

/** The value of one folded word; null when it is no number. "un" and "una" are articles, not numbers. */
export const numberInWord = (word: string): number | null => VALUES.get(word) ?? null

/** Does this word open a number of two words, and with what between: "twenty three", "treinta y tres"? */
export function opensTens(word: string): 'english' | 'spanish' | null {
  if (ENGLISH_TENS.includes(word) || word === 'fourty' || word === 'ninty') return 'english'
  return SPANISH_TENS.includes(word) ? 'spanish' : null
}
