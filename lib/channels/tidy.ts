/** Brings single values from outside into the shape and size that the house keeps. Null when nothing is left. */

/** Longer than any channel lets a guest write in one go. */
const MAX_TEXT = 8000
const MAX_SHORT = 300

/** A guest's words, as they wrote them; only what goes past the limit is cut, never half a character. */
export function tidyText(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').trim()
  return lines.length <= MAX_TEXT ? lines : `${lines.slice(0, MAX_TEXT - 1).toWellFormed()}…`
}

/** A name, an id, a place: one line. */
export function tidyShort(text: string | null | undefined): string | null {
  const line = (text ?? '').replace(/\s+/g, ' ').trim()
  return line === '' ? null : line.slice(0, MAX_SHORT).toWellFormed()
}

/** Without the leading @ that some sources send and others leave out. */
export const tidyHandle = (text: string | null | undefined) => tidyShort(text?.trim().replace(/^@+/, ''))

/** Only addresses that a browser may be sent to: a link on a staff screen must never run a script. */
export function tidyUrl(text: string | null | undefined): string | null {
  const url = (text ?? '').trim()
  if (url.length > 2048 || !/^https?:\/\//i.test(url)) return null
  return URL.canParse(url) ? url : null
}

/** BCP 47 in its usual spelling; null for what is no language, such as "und". */
export function tidyLanguage(text: string | null | undefined): string | null {
  const tag = (text ?? '').trim().replaceAll('_', '-')
  try {
    const [language] = Intl.getCanonicalLocales(tag === '' ? [] : tag)
    return language && !/^(und|zxx|mul|qm[a-z])\b/i.test(language) ? language : null
  } catch {
    return null
  }
}
