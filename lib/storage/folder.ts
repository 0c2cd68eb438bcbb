/** The storage as a folder on this machine. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

import { isKey, type Storage } from './storage'

export function folderStorage(folder: string): Storage {
  const root = resolve(folder)
  const pathOf = (key: string) => {
    if (!isKey(key)) throw new Error('not a key of the storage')
    return join(root, key)
  }
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true })
      // Written whole beside its place and moved there, so that nobody ever reads half a picture.
      const beside = `${path}.${randomUUID()}`
      const file = await open(/* turbopackIgnore: true */ beside, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(beside, path)
    },
    async get(key) {
      try {
        return await readFile(pathOf(key))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async remove(key) {
      await rm(pathOf(key), { force: true })
    },
  }
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** The uploads of this installation, beside its other data. */
export const houseStorage = (): Storage => folderStorage(join(process.env.DATA_DIR || '.data', 'uploads'))
