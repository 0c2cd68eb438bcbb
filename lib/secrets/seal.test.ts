import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { openSecret, sealSecret } from './seal'

beforeEach(() => {
  vi.stubEnv('HOUSE_KEY', 'a key that nobody else has')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

test('a secret comes back as it was', () => {
  for (const secret of ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', '', 'ñandú 🦩'])
    expect(openSecret(sealSecret(secret))).toBe(secret)
})

test('the sealed bytes say nothing about the secret, nor that two are the same', () => {
  const sealed = sealSecret('whsec_terrace')
  expect(sealed.includes('terrace')).toBe(false)
  expect(sealed.equals(sealSecret('whsec_terrace'))).toBe(false)
})

test('any changed byte is refused', () => {
  const sealed = sealSecret('whsec_terrace')
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => openSecret(changed), `byte ${at}`).toThrow()
  }
})

test('another house cannot open it', () => {
  const sealed = sealSecret('whsec_terrace')
  vi.stubEnv('HOUSE_KEY', 'another key')
  expect(() => openSecret(sealed)).toThrow()
})

test('the sign-in secret serves where there is no key, and without either nothing is sealed', () => {
  vi.stubEnv('HOUSE_KEY', '')
  vi.stubEnv('AUTH_SECRET', 'the sign-in secret')
  expect(openSecret(sealSecret('whsec_terrace'))).toBe('whsec_terrace')
  vi.stubEnv('AUTH_SECRET', '')
  expect(() => sealSecret('whsec_terrace')).toThrow(/HOUSE_KEY/)
})
