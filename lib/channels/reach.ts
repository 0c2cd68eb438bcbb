/** Reaches into JSON whose shape nobody here decides: what is not there, or is something else, was not said. */
import type { Json } from './safe-json'

/** By names and positions between dots, "data.updates.0.field"; null when nothing is there. */
export function reach(json: Json, path: string): Json {
  let here = json
  for (const step of path.split('.')) {
    if (here === null || typeof here !== 'object') return null
    here = (Array.isArray(here) ? here[Number(step)] : own(here, step)) ?? null
  }
  return here
}

const own = (object: { [key: string]: Json }, key: string) =>
  Object.hasOwn(object, key) ? object[key] : null

/** The first of the paths that says something, as text; numbers and yes or no as they are written. */
export function textAt(json: Json, ...paths: string[]): string | null {
  for (const path of paths) {
    const said = reach(json, path)
    if (said === null || typeof said === 'object') continue
    const text = String(said).trim()
    if (text !== '') return text
  }
  return null
}

export function listAt(json: Json, path: string): Json[] {
  const said = reach(json, path)
  return Array.isArray(said) ? said : []
}

/** Null for whatever is no plain number, also when it is written as text. */
export function numberAt(json: Json, ...paths: string[]): number | null {
  const text = textAt(json, ...paths)
  return text !== null && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null
}

export const isYesAt = (json: Json, path: string) => ['true', '1'].includes(textAt(json, path) ?? '')
