/**
 * Samples that vendors or others published, in a folder of one's own: `CHANNEL_SAMPLES`. A file belongs to the channel
 * whose name it begins with. Without the folder there are none, and their tests are skipped.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { CHANNELS, type ChannelName } from '@/db/vocabulary'

const folder = process.env.CHANNEL_SAMPLES ?? ''

/** The file of signature vectors among them is read by its own test, and borne like any other. */
export const SAMPLES = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
  : []

export const VECTORS = 'vectors.json'

export const sampleText = (name: string) => readFileSync(join(folder, name), 'utf8')

const ALSO = [
  [/^cloudevents/, 'cloud_events'],
  [/^zapier/, 'bearer'],
  [/^(facebook|instagram|threads)/, 'meta'],
  [/^google/, 'google_business'],
] as const

/** Null where no channel has the name. */
export function channelOfSample(name: string): ChannelName | null {
  const base = name.split('/').at(-1)?.replaceAll('-', '_') ?? ''
  const longestFirst = [...CHANNELS].sort((one, other) => other.length - one.length)
  const ours = longestFirst.find(
    (channel) => base.startsWith(channel) || base.startsWith(channel.replace('_', '')),
  )
  return ours ?? ALSO.find(([word]) => word.test(base))?.[1] ?? null
}
