/** The house plan as a test: which way imports point, where SQL may stand, how long a room may be. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

type Import = { path: string; target: string; typeOnly: boolean }

const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((path) => path && existsSync(path))

const source = files.filter((path) => /^(app|bin|components|lib|db)\//.test(path))
const isTest = (path: string) => /\.test\.tsx?$|^lib\/testing\//.test(path)
const imports: Import[] = source.filter((path) => !isTest(path)).flatMap(importsOf)

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8')
  const found = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm)
  const dynamic = text.matchAll(/import\(\s*['"]([^'"]+)['"]\s*\)/g)
  return [
    ...[...found].map(([, type, target]) => ({
      path,
      target: resolve(path, target ?? ''),
      typeOnly: Boolean(type),
    })),
    ...[...dynamic].map(([, target]) => ({ path, target: resolve(path, target ?? ''), typeOnly: false })),
  ]
}

function resolve(path: string, target: string) {
  if (target.startsWith('@/')) return target.slice(2)
  return target.startsWith('.') ? normalize(join(dirname(path), target)) : target
}

const offences = (offends: (found: Import) => boolean) =>
  imports.filter(offends).map(({ path, target }) => `${path} → ${target}`)

const LAYERS = ['db', 'lib', 'components', 'app']
const rank = (path: string) => {
  const layer = path.split('/')[0] ?? ''
  return layer === 'bin' ? LAYERS.indexOf('app') : LAYERS.indexOf(layer)
}

describe('an import', () => {
  test('points down: app and bin, components, lib, db', () => {
    const ours = ({ target }: Import) => /^(app|bin|components|lib|db)\//.test(target)
    expect(offences((found) => ours(found) && rank(found.target) > rank(found.path))).toEqual([])
    expect(offences(({ path, target }) => /^app\//.test(path) && /^bin\//.test(target))).toEqual([])
  })

  test('reaches SQL only from db/ and from a store', () => {
    const writesSql = /^db\/|\/([a-z-]+-)?store\.ts$/
    expect(
      offences(
        ({ path, target, typeOnly }) =>
          !typeOnly && !writesSql.test(path) && /^drizzle-orm|^db\/(schema\/|columns)/.test(target),
      ),
    ).toEqual([])
  })

  test('keeps Next.js and the open pool out of lib/, except in lib/auth and lib/words', () => {
    expect(
      offences(
        ({ path, target, typeOnly }) =>
          /^lib\/(?!auth\/|words\/)/.test(path) &&
          (/^(next|next-auth|next-intl)(\/|$)/.test(target) ||
            (!typeOnly && /^db\/(pool|client)$/.test(target))),
      ),
    ).toEqual([])
  })

  test('brings a component neither a store, nor a session, nor the pool', () => {
    const forbidden = /store$|^lib\/auth\/(?!input)|^db\/(pool|client|embedded)/
    expect(
      offences(
        ({ path, target, typeOnly }) => /^components\//.test(path) && !typeOnly && forbidden.test(target),
      ),
    ).toEqual([])
  })

  test('never turns in a circle', () => {
    const next = new Map<string, string[]>()
    for (const { path, target, typeOnly } of imports) {
      if (typeOnly) continue
      const file = [`${target}.ts`, `${target}.tsx`, target].find((name) => source.includes(name))
      if (file) next.set(path, [...(next.get(path) ?? []), file])
    }
    const circles: string[] = []
    const done = new Set<string>()
    const walk = (path: string, trail: string[]) => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      else if (!done.has(path)) {
        for (const target of next.get(path) ?? []) walk(target, [...trail, path])
        done.add(path)
      }
    }
    for (const path of next.keys()) walk(path, [])
    expect(circles).toEqual([])
  })

  test('of a link stands in components/ui/link.tsx alone, which fetches nothing ahead', () => {
    const home = 'components/ui/link.tsx'
    expect(offences(({ path, target }) => target === 'next/link' && path !== home)).toEqual([])
  })

  test('of the package postgres stands in db/copy.ts alone', () => {
    expect(offences(({ path, target }) => target === 'postgres' && path !== 'db/copy.ts')).toEqual([])
  })
})

test('no room is longer than 300 lines', () => {
  const long = files
    .filter((path) => !path.startsWith('db/migrations/'))
    .map((path) => [path, readFileSync(path, 'utf8').split('\n').length] as const)
    .filter(([, lines]) => lines > 301)
  expect(long).toEqual([])
})

test('there are no barrels and no drawers for everything', () => {
  const drawers = /(^|\/)(index|utils|helpers|types|service|services|common|misc)\.tsx?$/
  expect(source.filter((path) => drawers.test(path))).toEqual([])
})
