/** What a button sends that has no form around it. Null and undefined not at all. */
export function formWith(fields: Record<string, string | number | boolean | null | undefined>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null && value !== undefined) form.set(name, String(value))
  }
  return form
}
