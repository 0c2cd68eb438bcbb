/** How the house compares words: case, accents and punctuation never decide whether two of them are the same. */

/** Combining marks of Latin, Greek and Cyrillic. Other scripts spell with theirs, so those stay. */
const ACCENTS = /[\u0300-\u036f]/g

/** One letter is a word of its own where a script puts no spaces between words. */
const TOKENS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|\p{Extended_Pictographic}|[\p{L}\p{N}\p{M}]+/gu

/** Lower case without accents: "Café" and "CAFE" become one. */
export const fold = (text: string) => text.normalize('NFKD').replace(ACCENTS, '').toLowerCase()

/** The folded words of a text in order. Punctuation is gone, an emoji is a word. */
export const wordsOf = (text: string): string[] => fold(text).match(TOKENS) ?? []

/** A text or phrase made ready for searching: its folded words, each between spaces. */
export const searchable = (text: string) => ` ${wordsOf(text).join(' ')} `

/** Do the words of `phrase` stand in `text` one after the other? Both are searchable; no word is never said. */
export const says = (text: string, phrase: string) => phrase.trim() !== '' && text.includes(phrase)
