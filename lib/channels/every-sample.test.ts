/**
 * Samples that vendors or others published, from a folder of one's own (`CHANNEL_SAMPLES`, see below): each is
 * understood, or gives a problem that names what is missing; never an exception. A file belongs to the channel whose
 * name it begins with; whatever is in it, every other channel must bear it too.
 */
import { describe, expect, test } from 'vitest'

import { CHANNELS, type ChannelName } from '@/db/vocabulary'
import { channelOfSample, SAMPLES, sampleText } from '@/lib/testing/samples'
import { aKeptBody, anAccount } from '@/lib/testing/trust'

import { FORM } from './form'
import { channels } from './registry'

/** Fetched or read by the worker, by words of the file's name. */
const FETCHED = [
  [/getall-response/, 'reservation'],
  [/notification-mention/, 'notification'],
  [/review-resource/, 'review'],
] as const

function keptAs(channel: ChannelName, name: string, text: string) {
  const fetched = FETCHED.find(([word]) => word.test(name))?.[1]
  if (channel === 'foursquare') {
    const parts: Record<string, unknown> = JSON.parse(text)
    const form = Object.entries(parts).map(([field, value]) => [field, JSON.stringify(value)])
    return aKeptBody(new URLSearchParams(form).toString(), { contentType: FORM })
  }
  const contentType = fetched ? `application/json; fetched=${fetched}` : 'application/json'
  const account = { ...anAccount, baseUrl: 'https://social.example' }
  return aKeptBody(text, { contentType, account, receivedAt: new Date('2026-12-01T00:00:00Z') })
}

describe.skipIf(SAMPLES.length === 0)('every sample', () => {
  test.each(SAMPLES)('%s is understood, or says what is missing', (name) => {
    const text = sampleText(name)
    const ours = channelOfSample(name)
    for (const channel of CHANNELS) {
      const { signals, problems, toFetch } = channels[channel].read(keptAs(channel, name, text))
      for (const { key, saw } of problems) expect(`${key} ${saw ?? ''}`).toMatch(/\w/)
      if (channel !== ours) continue
      const became = `${signals.length} signals, ${toFetch?.length ?? 0} to fetch, ${problems.map(({ key, saw }) => `${key} ${saw ?? ''}`)}`
      console.log(`${name} → ${channel}: ${became}`)
    }
  })
})
