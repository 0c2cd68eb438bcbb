import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { folderStorage } from './folder'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'house-storage-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('what is put can be got, until it is removed', async () => {
  const storage = folderStorage(folder)
  await storage.put('proofs/a/b.webp', Buffer.from('picture'))
  expect(Buffer.from((await storage.get('proofs/a/b.webp')) ?? []).toString()).toBe('picture')
  expect(await readdir(join(folder, 'proofs/a'))).toEqual(['b.webp'])

  await storage.remove('proofs/a/b.webp')
  await storage.remove('proofs/a/b.webp')
  expect(await storage.get('proofs/a/b.webp')).toBeNull()
})

test.each([
  '../secret.webp',
  '/etc/passwd',
  'a/../../b.webp',
  'a',
  'a.txt',
  'A.webp',
  '',
  'a//b.webp',
  'a\0.webp',
])('no key climbs out of its folder: %j', async (key) => {
  const storage = folderStorage(folder)
  await expect(storage.put(key, Buffer.from('x'))).rejects.toThrow('not a key')
  await expect(storage.get(key)).rejects.toThrow('not a key')
  await expect(storage.remove(key)).rejects.toThrow('not a key')
})
