/** `npm run restore <file> [--replace]`: a backup in the place of a house that is closed. */
import { resolve } from 'node:path'

import { CannotStart } from '@/db/cannot-start'

import { restoreBackup } from './backup-file'
import { command } from './with-house'

const words = process.argv.slice(2)
const file = words.find((word) => !word.startsWith('--'))
const replaces = words.includes('--replace')

await command(
  async ({ databaseUrl, settings: { dataDir, houseKey, databaseUrl: own } }) => {
    if (!file) throw new CannotStart('Say which: npm run restore -- <file>')
    const source = resolve(process.env.INIT_CWD ?? '.', file)
    const restored = await restoreBackup({ databaseUrl, dataDir }, source, { replaces })
    console.log(`The house is as it was on ${restored.madeAt}. npm start opens it; everybody signs in again.`)
    if (!restored.hasKey || houseKey || own)
      console.log(
        'Connectors keep their secrets only under the HOUSE_KEY or AUTH_SECRET they were made with.',
      )
  },
  { mustBeClosed: true },
)
