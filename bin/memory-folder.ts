/** Where the files of a test round lie: in memory where there is room, since databases and profiles come and go by the hundred. */
import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** What a whole round holds at once is far less; the rest is for whoever else keeps something there. */
const ROOM_NEEDED_BYTES = 4 * 1024 ** 3

/**
 * Linux's folder of shared memory if it is there, ours to write and roomy; else the usual folder. A TMPDIR that
 * somebody set is kept.
 */
export function folderForTests({ memory = '/dev/shm', roomNeededBytes = ROOM_NEEDED_BYTES } = {}): string {
  if (process.env.TMPDIR) return process.env.TMPDIR
  return isRoomy(memory, roomNeededBytes) ? memory : tmpdir()
}

function isRoomy(folder: string, roomNeededBytes: number) {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize >= roomNeededBytes
  } catch {
    return false
  }
}
