type Value = string | number | boolean | null | undefined

/** What a button sends that has no form around it. Null and undefined not at all, a list under one name. */
export function formWith(fields: Record<string, Value | readonly string[]>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (isList(value)) for (const one of value) form.append(name, one)
    else if (value !== null && value !== undefined) form.set(name, String(value))
  }
  return form
}

const isList = (value: Value | readonly string[]): value is readonly string[] => Array.isArray(value)
