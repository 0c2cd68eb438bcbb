/**
 * The authorisation matrix, held to the code: whatever can be asked from outside has a row, every row is about
 * something that is there, and both name the same role. `e2e/authorization.spec.ts` then asks each of them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { ACTIONS } from '@/e2e/authorization/actions'
import { PAGES } from '@/e2e/authorization/pages'
import { ROUTES } from '@/e2e/authorization/routes'

const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .map((path) => join('app', path))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\./.test(path))
  .sort()
const textOf = (path: string) => readFileSync(path, 'utf8')
/** One action may have several rows, for the ways in which it is asked. */
const withoutWay = (key: string) => key.split(' · ')[0] ?? key
const isServerFile = (path: string) => /^\s*'use server'/.test(textOf(path))

describe('a page', () => {
  const pages = files.filter((path) => /\/page\.tsx$/.test(path))

  test('has a row in the matrix', () => {
    expect(pages, 'say who may see it in e2e/authorization/pages.ts').toEqual(Object.keys(PAGES).sort())
  })

  test.each(Object.entries(PAGES))('%s asks for the role of its row', (path, { who }) => {
    const asked = [...textOf(path).matchAll(/requireViewer\((?:'(\w+)')?\)/g)].map(
      ([, role]) => role ?? 'staff',
    )
    const needed = who === 'anyone' || who === 'arrival' ? [] : [who]
    expect([...new Set(asked)]).toEqual(needed)
  })
})

test('a route handler has a row in the matrix for each of its methods', () => {
  const routes = files
    .filter((path) => /\/route\.ts$/.test(path))
    .flatMap((path) => {
      const methods = textOf(path).matchAll(/^export (?:async function|function|const) ([A-Z]+)\b/gm)
      return [...methods].map(([, method]) => `${path}#${method}`)
    })
  expect(routes.sort(), 'say who may ask it in e2e/authorization/routes.ts').toEqual(
    Object.keys(ROUTES).sort(),
  )
})

describe('a server action', () => {
  const found = files
    .filter(isServerFile)
    .flatMap((path) => [...textOf(path).matchAll(/^export (.*)$/gm)].map(([line = '']) => ({ path, line })))

  test('is made by houseAction or doorAction, and stands in a file of actions', () => {
    const strange = found.filter(({ line }) => !/^export const \w+ = (houseAction|doorAction)\(/.test(line))
    expect(strange).toEqual([])
    const hidden = files.filter((path) => !isServerFile(path) && /['"]use server['"]/.test(textOf(path)))
    expect(hidden).toEqual([])
  })

  test('has a row in the matrix', () => {
    const names = found.map(({ path, line }) => `${path}#${/const (\w+)/.exec(line)?.[1]}`)
    expect(names.sort(), 'say who may do it in e2e/authorization/*-actions.ts').toEqual(
      [...new Set(Object.keys(ACTIONS).map(withoutWay))].sort(),
    )
  })

  test.each(Object.entries(ACTIONS))('%s asks for the role of its row', (key, { who }) => {
    const [path = '', name = ''] = withoutWay(key).split('#')
    const text = textOf(path)
    const made = new RegExp(`export const ${name} = (\\w+)\\(([\\s\\S]*?)input\\b`).exec(text)
    const role =
      /role: '(\w+)'/.exec(made?.[2] ?? '')?.[1] ??
      (/\brole,/.test(made?.[2] ?? '') ? /const role = '(\w+)'/.exec(text)?.[1] : 'staff')
    const needed =
      who === 'anyone' || who === 'arrival' ? { by: 'doorAction' } : { by: 'houseAction', role: who }
    expect({ by: made?.[1], ...(made?.[1] === 'houseAction' && { role }) }).toEqual(needed)
  })
})
