import { globSync } from 'node:fs'
import { expect, test } from 'vitest'

import { PLACES } from './places'

/** "app/(floor)/inbox/page.tsx" → "/inbox" */
const pages = globSync('app/**/page.tsx').map(
  (file) =>
    file
      .replace(/^app/, '')
      .replace(/\/page\.tsx$/, '')
      .replace(/\/\([^)]+\)/g, '') || '/',
)

test('no link of the rail leads to a page that does not exist', () => {
  expect(PLACES.map((place) => place.href).filter((href) => !pages.includes(href))).toEqual([])
})

test('no place stands in the rail twice', () => {
  const keys = PLACES.map(({ key }) => key)
  expect(keys).toEqual([...new Set(keys)])
})
