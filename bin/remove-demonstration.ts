/**
 * `npm run remove-demonstration`: the demonstration goes, real houses stay. Where none is left an empty one is
 * opened, and the way in for its first admin is printed.
 */
import { openDatabase } from '@/db/client'
import { removeDemonstration } from '@/lib/demonstration/remove-demonstration'
import { houseStorage } from '@/lib/storage/folder'

import { furnishEmptyInstall, makeWaysIn } from './first-start'
import { command, upToDate } from './with-house'

await command(async ({ databaseUrl, publicUrl, settings, isOpen }) => {
  if (!isOpen) await upToDate(databaseUrl)
  Object.assign(process.env, { DATA_DIR: settings.dataDir })
  const open = openDatabase(databaseUrl, {
    name: 'on-the-house remove-demonstration',
    max: 1,
    onError: () => undefined,
  })
  try {
    const gone = await removeDemonstration(open.db, houseStorage())
    console.log(gone.length > 0 ? `Gone: ${gone.join(' and ')}.` : 'There was no demonstration.')
    const now = new Date()
    await furnishEmptyInstall(open.db, { isDemonstration: false }, now)
    for (const { name, url } of await makeWaysIn(open.db, publicUrl, now))
      console.log(`For ${name}, good for one tap within fifteen minutes:\n${url}`)
  } finally {
    await open.close()
  }
})
