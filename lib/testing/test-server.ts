/** A PostgreSQL for tests alone, in a folder that goes with it, so that they never meet a house that runs. */
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startEmbedded } from '@/db/embedded'
import { removeHome } from '@/db/embedded-home'

/** Faster than a real one and lost with the machine. `stop` leaves nothing behind. */
export async function startForTests() {
  const dataDir = mkdtempSync(join(tmpdir(), 'on-the-house-test-'))
  chmodSync(dataDir, 0o711)
  const { url, stop } = await startEmbedded({ dataDir, isDurable: false })
  return {
    url,
    stop: async () => {
      await stop()
      removeHome(dataDir)
    },
  }
}
