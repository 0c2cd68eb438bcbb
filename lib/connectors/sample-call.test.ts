import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { channels } from '@/lib/channels/registry'
import { aKeptBody, trusting } from '@/lib/testing/trust'

import { sampleCall } from './sample-call'
import { makeSecret } from './secret'

const url = 'https://house.example/api/webhooks/019f0000-0000-7000-8000-000000000000'

/** Runs the command with a curl that only tells how it was called. */
function called(script: string) {
  const told = execFileSync(
    'sh',
    ['-c', `curl() { for part; do printf '%s\\0' "$part"; done; }\n${script}`],
    {
      encoding: 'utf8',
    },
  ).split('\0')
  const headers = new Headers()
  told.forEach((part, at) => {
    const [name = '', ...value] = (told[at + 1] ?? '').split(': ')
    if (part === '-H') headers.set(name, value.join(': '))
  })
  const address = told.find((part) => part.startsWith('http')) ?? ''
  return { url: address, headers, body: Buffer.from(told[told.indexOf('-d') + 1] ?? '') }
}

describe('the command on the page of a connector', () => {
  for (const channel of ['standard_webhooks', 'bearer'] as const)
    test(`is believed by the ${channel} channel, and says a check-in at the outlet`, () => {
      const secret = makeSecret(channel)
      const delivery = called(sampleCall({ url, channel, secret, outlet: `Ana's "Terraza"` }) ?? '')
      expect(delivery.url).toBe(url)
      expect(channels[channel].verify(delivery, trusting([secret]), new Date())).toBe(true)

      const kept = aKeptBody(delivery.body, { receivedAt: new Date() })
      const { signals, problems } = channels[channel].read(kept)
      expect(problems).toEqual([])
      expect(signals).toMatchObject([
        { kind: 'check_in', author: { handle: 'ana_travels' }, place: { outlet: `Ana's "Terraza"` } },
      ])
    })

  test('has a place for the secret once that can no longer be shown', () => {
    const call = sampleCall({ url, channel: 'bearer', secret: null, outlet: null })
    expect(call).toContain(`secret='paste the secret here'`)
    expect(call).not.toContain('place":')
  })

  test('is none where only the vendor can call', () => {
    for (const channel of ['x', 'meta', 'google_business', 'mews', 'mastodon'] as const)
      expect(sampleCall({ url, channel, secret: null, outlet: null })).toBeNull()
  })
})

test('the command in the README is one, once its two gaps are filled', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [, command = ''] = /```sh\n(curl [^`]+)```/.exec(readme) ?? []
  const secret = makeSecret('bearer')
  const connector = url.split('/').at(-1) ?? ''
  const delivery = called(`CONNECTOR=${connector} SECRET=${secret}\n${command}`)
  expect(delivery.url).toBe(`http://localhost:3000/api/webhooks/${connector}`)
  expect(channels.bearer.verify(delivery, trusting([secret]), new Date())).toBe(true)

  const kept = aKeptBody(delivery.body, { receivedAt: new Date() })
  expect(channels.bearer.read(kept)).toMatchObject({
    problems: [],
    signals: [{ kind: 'check_in', author: { handle: 'ana', name: 'Ana' }, text: 'Here at last' }],
  })
})
