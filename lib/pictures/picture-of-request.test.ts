import { expect, test } from 'vitest'

import { pictureOfRequest } from './picture-of-request'
import { MOST_BYTES } from './redraw'

const sent = (bytes: number, headers: Record<string, string> = {}) =>
  new Request('http://house.example/me/face', { method: 'POST', body: new Uint8Array(bytes), headers })

test('a picture is taken whole or not at all', async () => {
  const taken = await pictureOfRequest(sent(MOST_BYTES))
  expect(taken.ok && taken.bytes.length).toBe(MOST_BYTES)
  expect(await pictureOfRequest(sent(MOST_BYTES + 1))).toEqual({ ok: false, refusal: 'too_large' })
})

test('only our own pages send pictures', async () => {
  expect(await pictureOfRequest(sent(1, { 'sec-fetch-site': 'same-origin' }))).toMatchObject({ ok: true })
  for (const site of ['cross-site', 'same-site', 'none'])
    expect(await pictureOfRequest(sent(1, { 'sec-fetch-site': site }))).toMatchObject({
      refusal: 'elsewhere',
    })
})
