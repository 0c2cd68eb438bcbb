/** The words of a piece of HTML, as a person would read them aloud. It is never shown as HTML again. */

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
}

const BLOCKS = ['p', 'div', 'blockquote', 'pre', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']

/** What a tag means to the ear. */
function breakOf(tag: string): string {
  if (tag === 'br' || tag === '/li') return '\n'
  return tag.startsWith('/') && BLOCKS.includes(tag.slice(1)) ? '\n\n' : ''
}

/** Paragraphs stand apart by an empty line. What is no tag, such as `a < b`, stays. */
export function plainTextOf(html: string): string {
  return unescaped(withoutTags(html.replaceAll(/\s+/g, ' ')))
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** From left to right, every character looked at once: patterns would take the square of what a stranger sends. */
function withoutTags(html: string): string {
  let text = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    text += html.slice(at, open)
    const name = /^\/?[a-z][a-z\d]{0,15}|^!--/i.exec(html.slice(open + 1, open + 18))?.[0].toLowerCase()
    const end = name === '!--' ? '-->' : '>'
    const close = name ? html.indexOf(end, open + 1) : -1
    if (name && close < 0) return text
    at = name ? close + end.length : open + 1
    text += name ? breakOf(name) : '<'
    if (name === 'script' || name === 'style') at = endOf(html, `</${name}`, at)
  }
  return text + html.slice(at)
}

/** Where the tag that closes it begins; without one nothing that follows is words. */
function endOf(html: string, tag: string, from: number): number {
  const found = html.slice(from).search(new RegExp(tag, 'i'))
  return found < 0 ? html.length : from + found
}

/** In one pass, so that `&amp;lt;` is the text `&lt;`. An entity that is none stays as it was written. */
const unescaped = (text: string) =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return isCharacter ? String.fromCodePoint(code) : whole
  })
