/** Finds what a text says, as it stands there: patterns that begin and end where words do, in any script. */

/** Matches whole words, whatever their case. `\w` knows no accents: write `\p{L}` in the pattern. */
export const whole = (pattern: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu')

export const escaped = (words: string) => words.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** With or without its beginning; a number with a point in it is none. */
const LINK =
  /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}@.])(?:[a-z\d-]+\.)+(?:com|net|org|es|eu|hotel|restaurant|travel|shop|app|io|info|de|fr|pt|it|uk)(?:\/\S*)?(?![\p{L}\p{N}])/giu

export const linksIn = (text: string): string[] => allSaid(text, [LINK])

/** Everything that one of the patterns finds, in the text's own spelling. */
export const allSaid = (text: string, patterns: readonly RegExp[]): string[] =>
  patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([found]) => found.trim()))
