/** Names somebody in a text, so that they hear of it. */

/** Already named, in whatever case: nothing is added. */
export function naming(acct: string, text: string): string {
  const name = `@${acct.replace(/^@/, '')}`
  const words = text.toLowerCase().split(/[^\w@.-]+/)
  return words.some((word) => word.replace(/\.$/, '') === name.toLowerCase()) ? text : `${name} ${text}`
}
