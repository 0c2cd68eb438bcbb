/**
 * A story is gone after a day, and whoever told it meant that. What a message about one carries leads to its pictures,
 * so that is not even kept in the bytes of the delivery.
 */
import type { Keepsake, RawDelivery } from './channel'
import { type Json, parseJson, textOf } from './safe-json'

const NOT_KEPT = 'not kept'

export function withoutStories({ headers, body }: RawDelivery): Keepsake {
  const contentType = headers.get('content-type') ?? ''
  const text = textOf(body)
  // Letters may come escaped, so that only what surely tells of none is kept byte for byte.
  if (!/story|\\u/i.test(text)) return { contentType, body }
  const found = parseJson(text)
  return { contentType, body: Buffer.from(found.ok ? JSON.stringify(found.value, hidePictures) : '') }
}

function hidePictures(key: string, value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  if (key === 'story') return { ...value, url: NOT_KEPT }
  return value.type === 'story_mention' ? { ...value, payload: NOT_KEPT } : value
}
