/** A signature is the whole of it, or it is none. */
import { expect, test } from 'vitest'

import { isSameSignature, signatureOf } from './signature'

const signed = { id: 'msg_1', timestamp: '1764230400', body: Buffer.from('{"kind":"mention"}') }
const signature = signatureOf(signed, `whsec_${Buffer.alloc(24, 7).toString('base64')}`) ?? ''

test('is the same as itself alone', () => {
  expect(signature).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/)
  expect(isSameSignature(signature, signature)).toBe(true)
  expect(isSameSignature(signature.toLowerCase(), signature)).toBe(false)
})

test('is refused when only its beginning was sent, or more than it', () => {
  for (let length = 0; length < signature.length; length += 1)
    expect(isSameSignature(signature.slice(0, length), signature)).toBe(false)
  for (const more of ['=', ' ', signature]) expect(isSameSignature(signature + more, signature)).toBe(false)
})
