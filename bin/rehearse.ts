/**
 * `npm run rehearse`: both evenings in the running demonstration, in two minutes or at `--speed`; the people of the
 * house act too, unless `--guests-only`. `--stream FILE` replays a recording (`--type restaurant`, `--now`).
 * `--channels` sends one signed event of every channel and prints what became of it.
 */
import { parseArgs } from 'node:util'

import { CannotStart } from '@/db/cannot-start'
import { openDatabase } from '@/db/client'
import { houseStorage } from '@/lib/storage/folder'

import { rehearseChannels } from './rehearse/channels'
import { rehearseEvenings } from './rehearse/evenings'
import { rehearseStream } from './rehearse/stream'
import { readSecrets } from './secrets'
import { command } from './with-house'

const { values } = parseArgs({
  options: {
    speed: { type: 'string' },
    'guests-only': { type: 'boolean', default: false },
    stream: { type: 'string' },
    type: { type: 'string' },
    now: { type: 'boolean', default: false },
    channels: { type: 'boolean', default: false },
    host: { type: 'string', default: 'luz' },
  },
})

function readSpeed(words: string | undefined): number | null {
  if (words === undefined) return null
  const speed = Number(words)
  if (!(speed > 0)) throw new CannotStart('--speed takes a number above zero: how many minutes pass in one.')
  return speed
}

await command(async ({ databaseUrl, publicUrl, settings, isOpen }) => {
  if (!isOpen) throw new CannotStart('The house is closed: npm start opens it, then a rehearsal can be seen.')
  Object.assign(process.env, readSecrets(settings), { DATA_DIR: settings.dataDir })
  const { db, close } = openDatabase(databaseUrl, {
    name: 'on-the-house rehearse',
    max: 4,
    onError: () => undefined,
  })
  try {
    if (values.channels) {
      const failures = await rehearseChannels({ db, publicUrl })
      if (failures > 0) throw new CannotStart(`${failures} channels were not heard.`)
      console.log('Every channel was heard.')
    } else if (values.stream) {
      const type = values.type ?? null
      await rehearseStream({ db, publicUrl, file: values.stream, type, isNow: values.now, host: values.host })
    } else {
      const speed = readSpeed(values.speed)
      const isGuestsOnly = values['guests-only']
      const failures = await rehearseEvenings({ db, storage: houseStorage(), publicUrl, speed, isGuestsOnly })
      if (failures > 0) throw new CannotStart(`${failures} beats could not be played.`)
      console.log('Both evenings were played as told.')
    }
  } finally {
    await close()
  }
})
