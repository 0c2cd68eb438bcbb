import { describe, expect, test } from 'vitest'

import { aKeptBody, anAccount, aRawDelivery, trusting } from '@/lib/testing/trust'

import { mews } from './mews'

const FETCHED = 'application/json; fetched=reservation'
const reservation = {
  Id: 'r-412',
  AccountId: 'c-7',
  AccountType: 'Customer',
  State: 'Confirmed',
  UpdatedUtc: '2026-07-10T09:00:00Z',
  ScheduledStartUtc: '2026-07-10T14:00:00Z',
  ScheduledEndUtc: '2026-07-12T10:00:00Z',
  ActualStartUtc: null as string | null,
  ActualEndUtc: null as string | null,
  AssignedResourceId: 'room-a',
  PersonCounts: [
    { AgeCategoryId: 'adult', Count: 2 },
    { AgeCategoryId: 'child', Count: 1 },
  ],
}
const beside = {
  Customers: [{ Id: 'c-7', FirstName: 'Yusuf', LastName: 'Demir' }],
  Resources: [
    { Id: 'room-a', Name: '412' },
    { Id: 'room-b', Name: '501' },
  ],
}
const fetched = (changes: object = {}, others: object = beside) =>
  mews.read(
    aKeptBody({ Reservations: [{ ...reservation, ...changes }], ...others }, { contentType: FETCHED }),
  )
const events = (...Events: object[]) =>
  mews.read(aKeptBody({ EnterpriseId: 'e-1', IntegrationId: 'i-1', Events }))
const ordered = (Id: string) => ({ Discriminator: 'ServiceOrderUpdated', Value: { Id } })

describe('an event', () => {
  test('only names a reservation, once however often it is named, and leaves the rest of the house alone', () => {
    const { signals, problems, toFetch } = events(
      ordered('r-412'),
      { Discriminator: 'CustomerAdded', Value: { Id: 'c-7' } },
      { Discriminator: 'ResourceUpdated', Value: { Id: 'room-a' } },
      ordered('r-412'),
      ordered('r-9'),
    )
    expect({ signals, problems }).toEqual({ signals: [], problems: [] })
    expect(toFetch).toEqual([
      { what: 'reservation', id: 'r-412' },
      { what: 'reservation', id: 'r-9' },
    ])
  })

  test('of another hotel than this connector’s is put aside with its name', () => {
    const body = aKeptBody(
      { EnterpriseId: 'e-2', Events: [ordered('r-1')] },
      { account: { ...anAccount, id: 'e-1' } },
    )
    expect(mews.read(body)).toMatchObject({
      problems: [{ key: 'field_wrong', saw: 'EnterpriseId = e-2' }],
    })
  })

  test('comes with nothing that tells the next from the last, so that each counts', () => {
    expect(mews.deliveryKey(aRawDelivery({ body: Buffer.from('{}') }))).toBeNull()
  })

  test('is believed with the secret in the address alone', () => {
    const verify = (url: string) => mews.verify(aRawDelivery({ url }), trusting(['hook_a']), new Date())
    expect(verify('/api/webhooks/1?secret=hook_a')).toBe(true)
    expect(verify('/api/webhooks/1?secret=hook_b')).toBe(false)
    expect(verify('/api/webhooks/1')).toBe(false)
  })
})

describe('a reservation that was fetched', () => {
  test('is an arrival with the name of its account and of its room', () => {
    const { signals, problems } = fetched()
    expect(problems).toEqual([])
    expect(signals).toEqual([
      expect.objectContaining({
        externalId: 'r-412',
        kind: 'arrival',
        action: 'updated',
        revisedAt: new Date('2026-07-10T09:00:00Z'),
        author: { id: 'c-7', handle: null, name: 'Yusuf Demir', avatarUrl: null, followers: null },
        stay: {
          reservationId: 'r-412',
          status: 'expected',
          guestName: 'Yusuf Demir',
          room: '412',
          expectedAt: '2026-07-10T14:00:00.000Z',
          arrivedAt: null,
          departsAt: '2026-07-12T10:00:00.000Z',
          partySize: 3,
        },
      }),
    ])
  })

  test.each([
    ['Confirmed', 'expected'],
    ['Started', 'in_house'],
    ['Processed', 'departed'],
    ['Canceled', 'canceled'],
  ])('whose state is %s is %s', (State, status) => {
    expect(fetched({ State }).signals[0]?.stay?.status).toBe(status)
  })

  test('that was cancelled because nobody came is a no-show', () => {
    expect(fetched({ State: 'Canceled', CancellationReason: 'NoShow' }).signals[0]?.stay?.status).toBe(
      'no_show',
    )
  })

  test('says when they really came, and leaves; a check-in taken back leaves no time behind', () => {
    const ActualStartUtc = '2026-07-10T13:20:00Z'
    expect(fetched({ State: 'Started', ActualStartUtc }).signals[0]?.stay?.arrivedAt).toBe(
      '2026-07-10T13:20:00.000Z',
    )
    expect(fetched({ State: 'Confirmed', ActualStartUtc }).signals[0]?.stay).toMatchObject({
      status: 'expected',
      arrivedAt: null,
    })
  })

  test('moves to the room that is assigned now, and has none rather than an id', () => {
    expect(fetched({ AssignedResourceId: 'room-b' }).signals[0]?.stay?.room).toBe('501')
    expect(fetched({ AssignedResourceId: 'room-c' }).signals[0]?.stay?.room).toBeNull()
    expect(fetched({}, {}).signals[0]?.stay).toMatchObject({ room: null, guestName: null })
  })

  test('that is only asked about is nobody who comes', () => {
    for (const State of ['Enquired', 'Requested', 'Optional'])
      expect(fetched({ State })).toMatchObject({ signals: [], problems: [] })
  })

  test('of which something is missing or strange says what', () => {
    expect(fetched({ State: 'Teleported' }).problems).toEqual([
      { key: 'field_wrong', saw: 'status = Teleported' },
    ])
    expect(fetched({ Id: null }).problems[0]?.key).toBe('field_missing')
    expect(fetched({ UpdatedUtc: '2027-01-01T00:00:00Z' }).problems[0]?.key).toBe('in_the_future')
    const none = mews.read(aKeptBody({ Reservations: [] }, { contentType: FETCHED }))
    expect(none.problems).toEqual([{ key: 'field_missing', saw: 'Reservations' }])
  })
})

describe('a token that came along', () => {
  const kept = (text: string) => {
    const body = Buffer.from(text)
    const keepsake = mews.keepAs?.(aRawDelivery({ body }))
    return Buffer.from(keepsake?.body ?? []).toString()
  }

  test('is never written down, wherever it stands and however it is spelled', () => {
    const integration = {
      Action: 'IntegrationCreated',
      Data: { Requestor: 'Ana', AccessToken: 'TOP-SECRET' },
    }
    expect(kept(JSON.stringify(integration))).toContain('Ana')
    expect(kept(JSON.stringify(integration))).not.toContain('TOP-SECRET')
    expect(kept('{"\\u0041ccessToken":"TOP-SECRET"}')).not.toContain('TOP-SECRET')
    expect(kept('{"AccessToken":"TOP-SECRET"')).not.toContain('TOP-SECRET')
  })

  test('changes no byte of a body without one', () => {
    const text = '{ "Events" : [] }'
    expect(kept(text)).toBe(text)
  })
})
