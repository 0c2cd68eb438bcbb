/** `npm run backup [file]`: the whole house in one file, while it is open or closed. */
import { resolve } from 'node:path'

import { writeBackup } from './backup-file'
import { command } from './with-house'

const [file] = process.argv.slice(2)

await command(async ({ databaseUrl, settings: { dataDir } }) => {
  const now = new Date()
  const name = `on-the-house-${now.toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-')}.tar`
  const target = resolve(process.env.INIT_CWD ?? '.', file ?? name)
  const { tables } = await writeBackup({ databaseUrl, dataDir }, target, now)
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(`${target}: ${rows} rows of ${tables.length} tables, and every picture.`)
  console.log('It holds what guests said and the key to the connectors: keep it where only you can read it.')
})
