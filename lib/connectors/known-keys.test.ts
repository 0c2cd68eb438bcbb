import { describe, expect, test } from 'vitest'

import type { Called } from '@/lib/outgoing/call'

import { rememberKeys } from './known-keys'

const now = new Date('2026-07-10T18:00:00.000Z')
const minutesOn = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const URL = 'https://keys.example/certs'

function aVendor(maxAge = 3600) {
  const vendor = { kid: 'one', isAway: false, asked: 0 }
  const call = async (): Promise<Called> => {
    vendor.asked += 1
    if (vendor.isAway) return { kind: 'lost' }
    const body = JSON.stringify({ keys: [{ kty: 'RSA', kid: vendor.kid }] })
    return {
      kind: 'answered',
      status: 200,
      headers: { get: (name) => (name === 'cache-control' ? `public, max-age=${maxAge}` : null) },
      body,
    }
  }
  return { vendor, findKeys: rememberKeys(call) }
}
const one = [{ kty: 'RSA', kid: 'one' }]
const two = [{ kty: 'RSA', kid: 'two' }]

describe('the keys of a vendor', () => {
  test('are asked for once, by many at once, and remembered as long as the vendor says', async () => {
    const { vendor, findKeys } = aVendor()
    const all = await Promise.all([findKeys(URL, now), findKeys(URL, now), findKeys(URL, now)])
    expect(all).toEqual([one, one, one])
    expect(await findKeys(URL, minutesOn(59))).toEqual(one)
    expect(vendor.asked).toBe(1)
    await findKeys(URL, minutesOn(61))
    expect(vendor.asked).toBe(2)
  })

  test('are asked for again when something is signed with none of them, once a minute at most', async () => {
    const { vendor, findKeys } = aVendor()
    await findKeys(URL, now)
    vendor.kid = 'two'
    expect(await findKeys(URL, minutesOn(0.5), true)).toEqual(one)
    expect(await findKeys(URL, minutesOn(2), true)).toEqual(two)
    for (const seconds of [1, 2, 3]) await findKeys(URL, minutesOn(2 + seconds / 60), true)
    expect(vendor.asked).toBe(2)
  })

  test('stay good while the vendor is away, and are none where there never were any', async () => {
    const { vendor, findKeys } = aVendor()
    vendor.isAway = true
    expect(await findKeys(URL, now)).toBeNull()
    vendor.isAway = false
    expect(await findKeys(URL, minutesOn(2))).toEqual(one)
    vendor.isAway = true
    expect(await findKeys(URL, minutesOn(90))).toEqual(one)
  })
})
