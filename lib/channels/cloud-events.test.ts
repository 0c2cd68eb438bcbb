import { describe, expect, test } from 'vitest'

import { aKeptBody, aRawDelivery, trusting } from '@/lib/testing/trust'

import { cloudEvents } from './cloud-events'

const payload = { kind: 'mention', author: { handle: 'lena_k' }, text: 'The terrace at dusk' }
const event = {
  specversion: '1.0',
  type: 'example.mention',
  source: '/listeners/blog',
  id: 'B-77',
  time: '2026-07-10T11:30:00Z',
  data: payload as unknown,
}
const read = (body: object | string) =>
  cloudEvents.read(aKeptBody(body, { contentType: 'application/cloudevents+json' }))

describe('who is believed', () => {
  const verify = (url: string, headers: Record<string, string> = {}, secrets = ['hook_a']) =>
    cloudEvents.verify(aRawDelivery({ url, headers: new Headers(headers) }), trusting(secrets), new Date())

  test('shows the token as a bearer, or in the address', () => {
    expect(verify('/', { authorization: 'Bearer hook_a' })).toBe(true)
    expect(verify('/?access_token=hook_a')).toBe(true)
  })

  test('is nobody else', () => {
    expect(verify('/?access_token=hook_b')).toBe(false)
    expect(verify('/?access_token=', {}, [''])).toBe(false)
    expect(verify('/')).toBe(false)
  })
})

describe('the handshake', () => {
  const ask = (method: string, headers: Record<string, string>) =>
    cloudEvents.shakeHands?.({ method, url: '/', headers: new Headers(headers) }, trusting([]))

  test('gives leave to the origin that asks, at the rate it asks for', () => {
    const headers = { 'webhook-request-origin': 'eventemitter.example.com', 'webhook-request-rate': '120' }
    expect(ask('OPTIONS', headers)).toMatchObject({
      status: 200,
      headers: {
        'webhook-allowed-origin': 'eventemitter.example.com',
        'webhook-allowed-rate': '120',
        allow: 'OPTIONS, POST',
      },
    })
  })

  test('sets no rate where none was asked, and none that is no number', () => {
    for (const rate of [{}, { 'webhook-request-rate': 'lots' }]) {
      const answer = ask('OPTIONS', { 'webhook-request-origin': 'a.example', ...rate })
      expect(answer?.headers?.['webhook-allowed-rate']).toBe('*')
    }
  })

  test('is none with another method, or without an origin that is one', () => {
    expect(ask('POST', { 'webhook-request-origin': 'a.example' })).toBeNull()
    expect(ask('OPTIONS', {})).toBeNull()
    expect(ask('OPTIONS', { 'webhook-request-origin': 'a example' })).toBeNull()
  })
})

describe('an event', () => {
  test('lends its id and time to data that has none', () => {
    expect(read(event).signals).toMatchObject([
      { externalId: 'B-77', occurredAt: new Date('2026-07-10T11:30:00Z'), text: 'The terrace at dusk' },
    ])
  })

  test('leaves alone what the data says itself', () => {
    const data = { ...payload, id: 'p-1', occurredAt: '2026-07-10T10:00:00Z' }
    expect(read({ ...event, data }).signals).toMatchObject([
      { externalId: 'p-1', occurredAt: new Date('2026-07-10T10:00:00Z') },
    ])
  })

  test('may carry its data as text or as bytes', () => {
    const text = JSON.stringify(payload)
    const { data: _, ...bare } = event
    expect(read({ ...event, data: text }).signals).toHaveLength(1)
    expect(read({ ...bare, data_base64: Buffer.from(text).toString('base64') }).signals).toHaveLength(1)
  })

  test('of a batch is read by itself: one that is wrong spoils none', () => {
    const { signals, problems } = read([
      event,
      { ...event, id: 'B-78', specversion: '0.3' },
      { ...event, id: 'B-79' },
    ])
    expect(signals.map(({ externalId }) => externalId)).toEqual(['B-77', 'B-79'])
    expect(problems).toEqual([{ key: 'field_wrong', saw: 'specversion = 0.3' }])
  })

  test('without data says nothing, and null is as good as left out', () => {
    expect(read({ ...event, data: null })).toMatchObject({ signals: [], problems: [] })
    const { time: _, ...timeless } = event
    expect(read({ ...timeless, subject: null }).problems).toEqual([
      { key: 'field_wrong', saw: 'occurredAt = null' },
    ])
  })

  test.each(['specversion', 'id', 'source', 'type'])('without its %s names what is missing', (name) => {
    expect(read({ ...event, [name]: null }).problems).toEqual([{ key: 'field_missing', saw: name }])
  })

  test('with data that is no signal names what is missing there', () => {
    expect(read({ ...event, data: { appetite: 'large' } }).problems).toEqual([
      { key: 'field_missing', saw: 'kind' },
    ])
  })
})

describe('binary mode', () => {
  const headers = (rest: Record<string, string> = {}) =>
    new Headers({
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-type': 'example.mention',
      'ce-source': '/listeners/caf%C3%A9',
      'ce-id': 'B-77',
      'ce-time': '2026-07-10T11:30:00Z',
      ...rest,
    })
  const binary = (body: string, rest?: Record<string, string>) =>
    aRawDelivery({ headers: headers(rest), body: Buffer.from(body) })

  test('is kept rewritten, so that its headers are not lost', () => {
    const kept = cloudEvents.keepAs?.(binary(JSON.stringify(payload)))
    expect(kept?.contentType).toBe('application/cloudevents+json')
    expect(JSON.parse(Buffer.from(kept?.body ?? []).toString())).toMatchObject({ source: '/listeners/café' })
    expect(cloudEvents.read(aKeptBody(kept?.body ?? '')).signals).toMatchObject([
      { externalId: 'B-77', text: 'The terrace at dusk' },
    ])
  })

  test('survives a value that is not escaped, and data that is not JSON', () => {
    const kept = cloudEvents.keepAs?.(binary('plain words', { 'ce-source': '100%' }))
    expect(cloudEvents.read(aKeptBody(kept?.body ?? '')).problems[0]?.key).toBe('field_wrong')
  })

  test('is the same delivery as the same event in structured mode', () => {
    const structured = aRawDelivery({
      headers: new Headers({ 'content-type': 'application/cloudevents+json' }),
      body: Buffer.from(JSON.stringify({ ...event, source: '/listeners/café' })),
    })
    expect(cloudEvents.deliveryKey(structured)).toBe(cloudEvents.deliveryKey(binary('{}')))
    expect(cloudEvents.deliveryKey(structured)).not.toBe(
      cloudEvents.deliveryKey(binary('{}', { 'ce-id': 'B-78' })),
    )
  })

  test('keeps what is no binary event as it came', () => {
    const body = Buffer.from('[ ]')
    expect(cloudEvents.keepAs?.(aRawDelivery({ body }))?.body).toBe(body)
  })
})
