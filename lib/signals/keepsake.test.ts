import { beforeEach, expect, test } from 'vitest'

import type { ChannelName } from '@/db/vocabulary'
import { trusting } from '@/lib/testing/trust'

import { BODY_ROOM, openBodyRoom } from './body-room'
import type { ToKeep } from './keep-delivery'
import { receiveDelivery } from './receive-delivery'

const now = new Date('2026-07-10T18:00:00.000Z')
const id = '018f0000-0000-7000-8000-000000000001'
const kept: ToKeep[] = []
beforeEach(() => {
  kept.length = 0
})

function send(channel: ChannelName, body: string, headers: Record<string, string>, query = '?secret=hook_a') {
  const connector = {
    propertyId: '018f0000-0000-7000-8000-0000000000aa',
    network: 'pms' as const,
    zone: 'Europe/Lisbon',
    id,
    channel,
    ...trusting(['hook_a']),
  }
  const keep = async (delivery: ToKeep) => {
    kept.push(delivery)
    return { id: 'd-1', isDuplicate: false }
  }
  const intake = {
    findConnector: async () => connector,
    findKeys: async () => null,
    room: openBodyRoom(BODY_ROOM),
    keeper: { keep, settled: async () => undefined },
    tell: ({ key }: { key: string }) => key,
  }
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }
  return receiveDelivery(intake, new Request(`http://house.example/${query}`, init), id, now)
}

test('a token that a vendor sends along is not in what is kept', async () => {
  await send('mews', '{"Action":"IntegrationCreated","Data":{"AccessToken":"TOP-SECRET"}}', {})
  expect(kept).toHaveLength(1)
  expect(kept[0]?.body.toString()).not.toContain('TOP-SECRET')
})

test('the same bytes of a sender that numbers nothing are two deliveries', async () => {
  const body = '{"Events":[{"Discriminator":"ServiceOrderUpdated","Value":{"Id":"r-1"}}]}'
  await send('mews', body, {})
  await send('mews', body, {})
  const [one, other] = kept
  expect(one?.body).toEqual(other?.body)
  expect(one?.key).not.toBe(other?.key)
})

test('an event whose name stands in headers is kept with them', async () => {
  const headers = {
    authorization: 'Bearer hook_a',
    'ce-specversion': '1.0',
    'ce-id': 'B-1',
    'ce-source': '/blog',
    'ce-type': 'mention',
  }
  await send(
    'cloud_events',
    '{"kind":"mention","text":"So quiet","occurredAt":"2026-07-10T17:00:00Z"}',
    headers,
    '',
  )
  expect(kept[0]?.contentType).toBe('application/cloudevents+json')
  expect(kept[0]?.body.toString()).toContain('"source":"/blog"')
})
