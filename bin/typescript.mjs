/**
 * Loaded first into every program of the house: Node strips the types by itself, and this finds the files that our
 * sources name as TypeScript does, from the root (`@/db/client`) and without their ending.
 */
import './drizzle-at-once.mjs'

import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

const ROOT = new URL('..', import.meta.url)

/**
 * Where a source says that another lies, or null for what it takes from elsewhere; what was built is no source.
 * @param {string} specifier
 * @param {string | undefined} parentUrl
 */
function placeOf(specifier, parentUrl) {
  if (!parentUrl?.endsWith('.ts')) return null
  if (specifier.startsWith('@/')) return new URL(specifier.slice(2), ROOT)
  return specifier.startsWith('.') ? new URL(specifier, parentUrl) : null
}

registerHooks({
  resolve(specifier, context, next) {
    const place = placeOf(specifier, context.parentURL)
    if (!place) return next(specifier, context)
    const source = `${place.href}.ts`
    return existsSync(fileURLToPath(source))
      ? { url: source, format: 'module-typescript', shortCircuit: true }
      : next(place.href, context)
  },
})
