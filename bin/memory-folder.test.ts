import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'

import { folderForTests } from './memory-folder'

beforeEach(() => void vi.stubEnv('TMPDIR', undefined))
afterEach(() => void vi.unstubAllEnvs())

test('a roomy folder that can be written is taken', () => {
  const roomy = mkdtempSync(join(tmpdir(), 'on-the-house-memory-'))
  onTestFinished(() => rmSync(roomy, { recursive: true }))
  expect(folderForTests({ memory: roomy, roomNeededBytes: 1 })).toBe(roomy)
})

test('a folder that is small, as in many containers, or not there is left alone', () => {
  expect(folderForTests({ memory: tmpdir(), roomNeededBytes: Number.MAX_SAFE_INTEGER })).toBe(tmpdir())
  expect(folderForTests({ memory: '/nothing/here', roomNeededBytes: 1 })).toBe(tmpdir())
})

test('a folder somebody chose is kept', () => {
  vi.stubEnv('TMPDIR', '/somewhere/chosen')
  expect(folderForTests({ memory: tmpdir(), roomNeededBytes: 1 })).toBe('/somewhere/chosen')
})
