import { describe, expect, test } from 'vitest'

import { aKeptBody, aRawDelivery, trusting } from '@/lib/testing/trust'

import { foursquare } from './foursquare'

const FORM = 'application/x-www-form-urlencoded'
const NOW = new Date('2026-07-10T12:00:00.000Z')
const checkin = {
  id: '64af10c2e4b0a1',
  createdAt: 1783677600,
  type: 'checkin',
  timeZoneOffset: 60,
  shout: 'Espresso, at last',
  user: {
    id: '88120',
    firstName: 'Inês',
    lastName: 'Prata',
    photo: { prefix: 'https://img.example/user/', suffix: '/inesp.jpg' },
  },
  venue: { id: '4b0588', name: 'La Terraza', location: { lat: 38.7, lng: -9.1 } },
}
const form = (fields: Record<string, unknown>) =>
  new URLSearchParams(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ).toString()
const sent = (fields: Record<string, unknown>) =>
  aRawDelivery({ headers: new Headers({ 'content-type': FORM }), body: Buffer.from(form(fields)) })
const read = (fields: Record<string, unknown>) =>
  foursquare.read(aKeptBody(form(fields), { contentType: FORM, network: 'foursquare' }))

describe('the secret in the form', () => {
  const verify = (secret: string, trust = trusting([], { vendorSecrets: ['PUSH5'] })) =>
    foursquare.verify(sent({ secret, checkin }), trust, NOW)

  test('is known as it is, or in quotes, and nothing else is', () => {
    expect(verify('PUSH5')).toBe(true)
    expect(verify('"PUSH5"')).toBe(true)
    expect(verify('PUSH6')).toBe(false)
    expect(verify('')).toBe(false)
    expect(verify('', trusting([''], { vendorSecrets: [''] }))).toBe(false)
    expect(verify('PUSH5', trusting([]))).toBe(false)
    expect(foursquare.verify(sent({ checkin }), trusting(['PUSH5']), NOW)).toBe(false)
  })

  test('is not kept', () => {
    const kept = foursquare.keepAs?.(sent({ secret: 'PUSH5', checkin }))
    expect(Buffer.from(kept?.body ?? []).toString()).not.toMatch(/PUSH5|secret/)
    expect(foursquare.read(aKeptBody(kept?.body ?? '', { contentType: FORM })).signals).toHaveLength(1)
  })
})

test('a check-in says who, where and when', () => {
  const { signals, problems } = read({ secret: 'x', checkin })
  expect(problems).toEqual([])
  expect(signals).toEqual([
    expect.objectContaining({
      externalId: '64af10c2e4b0a1',
      kind: 'check_in',
      occurredAt: new Date(1783677600_000),
      author: {
        id: '88120',
        handle: null,
        name: 'Inês Prata',
        avatarUrl: 'https://img.example/user/100x100/inesp.jpg',
        followers: null,
      },
      text: 'Espresso, at last',
      place: { outlet: 'La Terraza', spot: null },
      url: 'https://foursquare.com/user/88120/checkin/64af10c2e4b0a1',
      wayBack: null,
    }),
  ])
})

test('the older form has its guest beside it, its picture as an address, its zone by name', () => {
  const { user: _, timeZoneOffset: _minutes, ...older } = checkin
  const user = { id: '88120', firstName: 'Inês', photo: 'https://img.example/inesp.jpg' }
  const [signal] = read({ checkin: { ...older, timeZone: 'Europe/Lisbon' }, user }).signals
  expect(signal?.author).toMatchObject({ name: 'Inês', avatarUrl: 'https://img.example/inesp.jpg' })
})

test('a tip is a mention; a like and a photo are nothing that anybody said', () => {
  const tip = { id: 't9', createdAt: 1783677600, text: 'Ask for the terrace', user: checkin.user }
  expect(read({ tip }).signals).toMatchObject([{ kind: 'mention', text: 'Ask for the terrace' }])
  for (const field of ['like', 'photo'])
    expect(read({ [field]: { id: '1' } })).toMatchObject({ signals: [], problems: [] })
})

test('one check-in is one delivery, however often it is pushed', () => {
  const key = (one: object) => foursquare.deliveryKey(sent({ checkin: one }))
  expect(key(checkin)).toBe(key({ ...checkin, shout: 'again' }))
  expect(key(checkin)).not.toBe(key({ ...checkin, id: 'another' }))
})

test('what cannot be read names what is missing', () => {
  expect(read({ secret: 'x' }).problems).toEqual([{ key: 'field_missing', saw: 'checkin' }])
  expect(read({ checkin: '{broken' }).problems).toEqual([{ key: 'field_missing', saw: 'checkin' }])
  expect(read({ checkin: { shout: 'hi' } }).problems).toEqual([{ key: 'field_missing', saw: 'id' }])
})
