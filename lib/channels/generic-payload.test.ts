import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { aKeptBody } from '@/lib/testing/trust'

import { genericPayloadSchema, readGenericPayload } from './generic-payload'
import { channels } from './registry'

const receivedAt = new Date('2026-07-10T18:05:00.000Z')
const kept = (body: string) => aKeptBody(body, { network: 'x', receivedAt })
const read = (payload: unknown) => readGenericPayload(kept(JSON.stringify(payload)))

const mention = {
  id: 'post-1',
  kind: 'mention',
  occurredAt: '2026-07-10T19:00:00+01:00',
  author: {
    id: '77',
    handle: '@ana',
    name: 'Ana Reis',
    avatarUrl: 'https://img.example/a.png',
    followers: 12,
  },
  text: 'Four of us at @theswan tonight',
  language: 'en-us',
  url: 'https://x.example/ana/1',
}

describe('the documented payload', () => {
  test('is published field by field, as senders build on it', () => {
    const fieldsOf = (schema: unknown): string[] => {
      const { properties = {}, anyOf = [] } = schema as { properties?: object; anyOf?: unknown[] }
      return [...Object.keys(properties), ...anyOf.flatMap(fieldsOf)]
    }
    const { properties = {}, required, $schema } = genericPayloadSchema()
    expect($schema).toContain('2020-12')
    expect(required).toEqual(['id', 'kind', 'occurredAt'])
    const published = Object.entries(properties).map(([name, schema]) => [name, ...fieldsOf(schema)])
    expect(published).toEqual([
      ['id'],
      ['kind'],
      ['action'],
      ['occurredAt'],
      ['revisedAt'],
      ['author', 'id', 'handle', 'name', 'avatarUrl', 'followers'],
      ['text'],
      ['language'],
      ['url'],
      ['inReplyTo'],
      ['rating', 'value', 'max'],
      ['place', 'outlet', 'spot'],
      [
        'stay',
        ...['reservationId', 'status', 'guestName', 'room'],
        ...['expectedAt', 'arrivedAt', 'departsAt', 'partySize'],
      ],
      ['isRepost'],
    ])
  })

  test('becomes a signal', () => {
    expect(read(mention)).toEqual({
      problems: [],
      signals: [
        {
          externalId: 'post-1',
          kind: 'mention',
          action: 'created',
          occurredAt: new Date('2026-07-10T18:00:00.000Z'),
          revisedAt: new Date('2026-07-10T18:00:00.000Z'),
          author: {
            id: '77',
            handle: 'ana',
            name: 'Ana Reis',
            avatarUrl: 'https://img.example/a.png',
            followers: 12,
          },
          text: 'Four of us at @theswan tonight',
          language: 'en-US',
          url: 'https://x.example/ana/1',
          inReplyTo: null,
          rating: null,
          place: null,
          stay: null,
          isRepost: false,
          wayBack: null,
        },
      ],
    })
  })

  test('may come as a list, or as the data of an event', () => {
    expect(read([mention, { ...mention, id: 'post-2' }]).signals).toHaveLength(2)
    expect(read({ type: 'signal', timestamp: mention.occurredAt, data: mention }).signals).toHaveLength(1)
    expect(read([])).toEqual({ signals: [], problems: [] })
  })

  test('carries a stay with an arrival', () => {
    const stay = {
      reservationId: 4711,
      status: 'expected',
      guestName: 'Ana Reis',
      expectedAt: '2026-07-10T16:00:00Z',
    }
    const { signals } = read({ id: 'r-1', kind: 'arrival', occurredAt: mention.occurredAt, stay })
    expect(signals[0]?.stay).toEqual({
      reservationId: '4711',
      status: 'expected',
      guestName: 'Ana Reis',
      room: null,
      expectedAt: '2026-07-10T16:00:00.000Z',
      arrivedAt: null,
      departsAt: null,
      partySize: null,
    })
  })

  test('loses its words when it says that they were deleted', () => {
    const { signals } = read({ ...mention, action: 'deleted' })
    expect(signals[0]).toMatchObject({ externalId: 'post-1', action: 'deleted', text: '' })
  })

  test.each([
    [{ ...mention, id: undefined }, 'field_missing', 'id'],
    [{ ...mention, kind: 'promo' }, 'field_wrong', 'kind = "promo"'],
    [{ ...mention, occurredAt: 'yesterday' }, 'field_wrong', 'occurredAt = "yesterday"'],
    [{ ...mention, kind: 'arrival' }, 'field_missing', 'stay'],
    [{ ...mention, occurredAt: '2031-01-01T00:00:00Z' }, 'in_the_future', '2031-01-01T00:00:00.000Z'],
    ['hello', 'field_wrong', 'body = "hello"'],
  ])('says what is wrong: %#', (payload, key, saw) => {
    expect(read(payload)).toEqual({ signals: [], problems: [{ key, saw }] })
  })

  test('is taken where it is good and told where it is not', () => {
    const reading = read([mention, { ...mention, kind: 'promo' }])
    expect(reading.signals).toHaveLength(1)
    expect(reading.problems).toHaveLength(1)
  })
})

describe('hostile bytes', () => {
  test('a number of 17 digits keeps them all', () => {
    const body = `{"id": 12345678901234567, "kind": "mention", "occurredAt": "2026-07-10T18:00:00Z", "author": {"id": 98765432109876543}}`
    const { signals } = readGenericPayload(kept(body))
    expect(signals[0]).toMatchObject({ externalId: '12345678901234567', author: { id: '98765432109876543' } })
  })

  test('what PostgreSQL cannot keep is taken out', () => {
    const body = `{"id":"p\\u00001","kind":"mention","occurredAt":"2026-07-10T18:00:00Z","text":"a\\u0000b\\ud83d c"}`
    const { signals } = readGenericPayload(kept(body))
    expect(signals[0]).toMatchObject({ externalId: 'p1', text: 'ab� c' })
  })

  test('nesting has an end', () => {
    expect(readGenericPayload(kept('['.repeat(5000) + ']'.repeat(5000))).problems).toEqual([
      { key: 'too_deep' },
    ])
    expect(readGenericPayload(kept('"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["')).problems[0]?.key).toBe(
      'field_wrong',
    )
  })

  test('an address that is no address of the web is dropped', () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', ' https', 'http://'])
      expect(read({ ...mention, url }).signals[0]?.url).toBeNull()
  })

  test('a novel is cut, and never in the middle of a character', () => {
    const [signal] = read({ ...mention, text: `${'a'.repeat(7998)}${'🦩'.repeat(20)}` }).signals
    expect(signal?.text.length).toBeLessThanOrEqual(8000)
    expect(signal?.text.isWellFormed()).toBe(true)
  })

  test('no body at all breaks any channel, and what comes out can be kept', () => {
    const texts = fc.oneof(
      fc.json({ maxDepth: 4 }),
      fc.string({ unit: 'binary' }),
      fc
        .record({
          id: fc.string(),
          text: fc.string({ unit: 'binary' }),
          author: fc.jsonValue(),
          date: fc.string(),
        })
        .map((one) => JSON.stringify(one)),
    )
    const types = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', '')
    fc.assert(
      fc.property(texts, types, fc.constantFrom(...Object.values(channels)), (text, contentType, channel) => {
        const { signals, problems } = channel.read({ ...kept(text), contentType })
        for (const signal of signals) {
          const said = JSON.stringify(signal)
          expect(said).not.toMatch(/\\u0000|\\ud[89a-f]/)
          expect(signal.externalId).not.toBe('')
          expect(Number.isNaN(signal.occurredAt.getTime())).toBe(false)
        }
        for (const { saw } of problems) expect(saw?.isWellFormed() ?? true).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
