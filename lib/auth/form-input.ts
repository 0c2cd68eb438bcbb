/** What a form sent, as the plain object that its schema describes, and what is wrong with it as word keys. */
import type { z } from 'zod'

/**
 * Next's own fields are left out. A field whose schema is a list collects every value of its name; of others
 * the last counts. A file input left empty sends an empty file: that is no file. The one character that
 * PostgreSQL keeps in no text is left out.
 */
export function formInput(form: FormData, schema: z.ZodObject): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION_')) continue
    const values = form
      .getAll(name)
      .filter((value) => typeof value === 'string' || value.size > 0)
      .map((value) => (typeof value === 'string' ? value.replaceAll('\u0000', '') : value))
    if (isList(schema.shape[name])) input[name] = values
    else if (values.length > 0) input[name] = values.at(-1)
  }
  for (const name of Object.keys(schema.shape)) {
    if (isList(schema.shape[name])) input[name] ??= []
  }
  return input
}

/** Looks through defaults, options and transforms. */
function isList(schema: unknown): boolean {
  const def = typeof schema === 'object' && schema !== null && 'def' in schema ? schema.def : null
  if (typeof def !== 'object' || def === null || !('type' in def)) return false
  if (def.type === 'array' || def.type === 'set') return true
  if ('innerType' in def) return isList(def.innerType)
  return 'in' in def && isList(def.in)
}

/** A word key of `forms.fields`, with its gaps. A schema's own message is taken as such a key. */
export type FieldProblem = { key: string; values: Record<string, string | number> }

/** The first problem of every field, by the field's name; what belongs to no field stands under "". */
export function fieldProblems(error: z.ZodError): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {}
  for (const issue of error.issues) problems[String(issue.path[0] ?? '')] ??= problemOf(issue)
  return problems
}

function problemOf(issue: z.core.$ZodIssue): FieldProblem {
  const plain = (key: string, values: FieldProblem['values'] = {}) => ({ key, values })
  switch (issue.code) {
    case 'invalid_type':
      return plain('required')
    case 'too_small': {
      const minimum = Number(issue.minimum)
      if (issue.origin === 'string') return minimum <= 1 ? plain('required') : plain('tooShort', { minimum })
      return issue.origin === 'array' ? plain('chooseOne') : plain('tooSmall', { minimum })
    }
    case 'too_big': {
      const maximum = Number(issue.maximum)
      return issue.origin === 'string' ? plain('tooLong', { maximum }) : plain('tooBig', { maximum })
    }
    case 'invalid_format':
      return plain(issue.format === 'email' ? 'notAnEmail' : 'invalid')
    case 'custom':
      return plain(issue.message)
    default:
      return plain('invalid')
  }
}
