/** Words for parts that run in the browser: fetched on the server with their gaps open, filled where they stand. */

/** Takes plain sentences out of an area; plurals stay on the server, where the language's rules are. */
export function pickWords<Key extends string>(
  t: { raw: (key: Key) => unknown },
  keys: readonly Key[],
): Record<Key, string> {
  const words: Partial<Record<Key, string>> = {}
  for (const key of keys) words[key] = String(t.raw(key))
  return words as Record<Key, string>
}

/** "Done, {place}" and { place: 'room 412' } → "Done, room 412". A gap without a value stays as it is. */
export const fill = (words: string, gaps: Record<string, string | number>) =>
  words.replace(/\{(\w+)\}/g, (gap, name: string) => String(gaps[name] ?? gap))
