import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

import { hashSources, isBuilt } from './build'

function aProject(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'on-the-house-build-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  for (const [path, text] of Object.entries(files)) write(path, text)
  return { root, write }
}

test('the pages are built anew when a source changed, and not for a test or a note', () => {
  const { root, write } = aProject({ 'app/page.tsx': 'one', 'lib/tasks/task.ts': 'one', 'README.md': 'one' })
  const before = hashSources(root)
  write('lib/tasks/task.test.ts', 'two')
  write('README.md', 'two')
  expect(hashSources(root)).toBe(before)

  write('messages/en/house.json', '{}')
  const withWords = hashSources(root)
  expect(withWords).not.toBe(before)
  write('app/page.tsx', 'two')
  expect(hashSources(root)).not.toBe(withWords)
})

test('a build counts only once it was finished', () => {
  const { root, write } = aProject({ 'app/page.tsx': 'one' })
  write('.next/BUILD_ID', 'half')
  expect(isBuilt(root, '.next')).toBe(false)
  write('.next/built-from', hashSources(root))
  expect(isBuilt(root, '.next')).toBe(true)
  expect(isBuilt(root, '.next-test')).toBe(false)
})
