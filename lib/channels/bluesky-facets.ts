/**
 * What in a post's text is a link or a name. The text itself stays as it was written; where something stands is
 * counted in bytes of UTF-8, and a name counts only with the DID that it belongs to (app.bsky.richtext.facet).
 */

export type Facet = {
  index: { byteStart: number; byteEnd: number }
  features: [
    | { $type: 'app.bsky.richtext.facet#mention'; did: string }
    | { $type: 'app.bsky.richtext.facet#link'; uri: string },
  ]
}

const LINK = /(^|[\s(])(https?:\/\/[^\s]+)/gi
const NAME = /(^|[\s(])@([a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+)/gi

/** `dids` by handle, in small letters; a name that is not among them stays plain text. */
export function facetsOf(text: string, dids: Readonly<Record<string, string>>): Facet[] {
  const facets: Facet[] = []
  for (const { 1: before = '', 2: found = '', index } of text.matchAll(LINK)) {
    const uri = withoutEnding(found)
    if (URL.canParse(uri))
      facets.push(facet(text, index + before.length, uri, { $type: 'app.bsky.richtext.facet#link', uri }))
  }
  for (const { 1: before = '', 2: handle = '', index } of text.matchAll(NAME)) {
    const did = Object.hasOwn(dids, handle.toLowerCase()) ? dids[handle.toLowerCase()] : undefined
    if (did)
      facets.push(
        facet(text, index + before.length, `@${handle}`, { $type: 'app.bsky.richtext.facet#mention', did }),
      )
  }
  return facets.sort((one, other) => one.index.byteStart - other.index.byteStart)
}

function facet(text: string, at: number, words: string, feature: Facet['features'][0]): Facet {
  const byteStart = Buffer.byteLength(text.slice(0, at))
  return { index: { byteStart, byteEnd: byteStart + Buffer.byteLength(words) }, features: [feature] }
}

/** The stop of a sentence is none of the address; a bracket is, when it was opened inside. */
function withoutEnding(uri: string): string {
  const shorter = uri.replace(/[.,;:!?'"»”]+$/, '')
  const isClosing = shorter.endsWith(')') && !shorter.includes('(')
  return isClosing ? withoutEnding(shorter.slice(0, -1)) : shorter
}
