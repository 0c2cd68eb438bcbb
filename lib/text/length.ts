/** How long a text is to people, and to an instance of Mastodon. */

export const graphemesOf = (text: string) =>
  new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)

/** A family of emoji is one. */
export const graphemesIn = (text: string) => [...graphemesOf(text)].length

/** As an instance counts: an address is 23 whatever its length, and a name is as long as its part before the host. */
export const lengthOnMastodon = (text: string) =>
  graphemesIn(
    text
      .replaceAll(/https?:\/\/[^\s]+/gi, 'x'.repeat(23))
      .replaceAll(/(^|[^\w/])(@[\w.-]*\w)@[\w.-]+\w/g, '$1$2'),
  )
