/** `npm run connectors -- --json`: where each connector listens and with which secret, for programs that send. */
import { openDatabase } from '@/db/client'
import { listSealedSecrets } from '@/lib/connectors/store'
import { openSecret } from '@/lib/secrets/seal'

import { readSecrets } from './secrets'
import { command, upToDate } from './with-house'

await command(async ({ databaseUrl, publicUrl, settings, isOpen }) => {
  Object.assign(process.env, readSecrets(settings))
  if (!isOpen) await upToDate(databaseUrl)
  const open = openDatabase(databaseUrl, {
    name: 'on-the-house connectors',
    max: 1,
    onError: () => undefined,
  })
  try {
    const found = (await listSealedSecrets(open.db)).map(({ id, kind, name, property, sealed }) => ({
      id,
      kind,
      name,
      property,
      url: `${publicUrl}/api/webhooks/${id}`,
      secret: openSecret(sealed),
    }))
    if (process.argv.includes('--json')) console.log(JSON.stringify(found, null, 2))
    else
      for (const { property, name, kind, url, secret } of found)
        console.log(`${property}: ${name} (${kind})\n  ${url}\n  ${secret}\n`)
  } finally {
    await open.close()
  }
})
