import { describe, expect, test } from 'vitest'

import { aKeptBody, aRawDelivery } from '@/lib/testing/trust'

import { meta } from './meta'

const URL_OF_PICTURE = 'https://cdn.example/story.jpg?sig=1'
const US = '41000000001'

const told = (message: object) => ({
  object: 'instagram',
  entry: [
    {
      id: US,
      time: 1_783_677_600_000,
      messaging: [{ sender: { id: '9' }, recipient: { id: US }, timestamp: 1_783_677_600_000, message }],
    },
  ],
})
const kept = (text: string) =>
  Buffer.from(meta.keepAs?.(aRawDelivery({ body: Buffer.from(text) })).body ?? [])

describe('of a story nothing that leads to its pictures is kept', () => {
  const naming = { mid: 'm2', attachments: [{ type: 'story_mention', payload: { url: URL_OF_PICTURE } }] }
  const answering = { mid: 'm3', text: 'So pretty', reply_to: { story: { id: '6', url: URL_OF_PICTURE } } }

  test.each([
    ['that names us', naming],
    ['of ours that is answered', answering],
  ])('%s, and it is read as before', (_name, message) => {
    const text = JSON.stringify(told(message))
    const escaped = text.replaceAll('story', '\\u0073tory')
    for (const body of [text, escaped]) {
      const bytes = kept(body)
      expect(bytes.toString()).not.toContain('cdn.example')
      const read = (one: string) => meta.read(aKeptBody(one, { network: 'instagram' }))
      expect(read(bytes.toString())).toEqual(read(text))
    }
  })

  test('and what tells of none is kept byte for byte', () => {
    const text = '{"object": "page", "entry": [{"id": "1", "time": 1}]}'
    expect(kept(text).toString()).toBe(text)
  })
})
