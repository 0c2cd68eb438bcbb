/** What a fact's word means: the page and the file say the same. */

/** A reason, a voice, a kind of entry or of signal, in words. */
export const tellWord = (t: { (key: string): string; has: (key: string) => boolean }, word: string) =>
  t.has(`words.${word}`) ? t(`words.${word}`) : t.has(`reasons.${word}`) ? t(`reasons.${word}`) : word
