/** What the vendor took is added up by the month, for whom it was paid through. */
import { afterAll, beforeAll, expect } from 'vitest'

import { anAnswerLeaves, MASTODON, STANDS, seconds, X } from '@/lib/testing/an-answer-leaves'
import { test } from '@/lib/testing/db-test'
import { aConnector, aProperty, aSignal } from '@/lib/testing/furnish'
import { aSentReply } from '@/lib/testing/furnish-facts'
import { mastodonVendor } from '@/lib/testing/open-networks'
import { xVendor } from '@/lib/testing/vendors'

import { answerUnsure } from './answer-unsure'
import { listCosts } from './cost-store'

beforeAll(() => {
  process.env.HOUSE_KEY = 'a key for tests, long enough'
})
afterAll(() => {
  delete process.env.HOUSE_KEY
})

const CLOCK = { zone: 'Europe/Lisbon', rollsAtHour: 4 }

test('by the month of the house, newest first, each connector for itself', async ({ db }) => {
  const { id: propertyId } = await aProperty(db)
  const { id: connectorId } = await aConnector(db, propertyId, { channel: 'x', network: 'x' })
  const { id: signalId } = await aSignal(db, propertyId, { connectorId })
  const paid = (sentAt: string, costMillis: number | null, more = {}) =>
    aSentReply(db, propertyId, { signalId, sentAt: new Date(sentAt), costMillis, ...more })
  await paid('2026-06-10T12:00:00Z', 10)
  // Half past two at night still belongs to the last of June.
  await paid('2026-07-01T01:30:00Z', 200)
  await paid('2026-07-01T03:30:00Z', 10)
  await paid('2026-07-09T12:00:00Z', 10, { state: 'recalled' })
  await paid('2026-07-09T12:00:00Z', null)
  await paid('2026-07-09T12:00:00Z', 10, { state: 'stopped' })
  await paid('2026-05-01T12:00:00Z', 10)
  const key = { propertyId, connectorId }
  expect(await listCosts(db, key, CLOCK, 2)).toEqual([
    { month: '2026-07-01', posts: 2, costMillis: 20 },
    { month: '2026-06-01', posts: 2, costMillis: 210 },
  ])
  const { id: other } = await aConnector(db, propertyId, { name: 'Yelp' })
  expect(await listCosts(db, { propertyId, connectorId: other }, CLOCK, 2)).toEqual([])
  const heron = await aProperty(db)
  expect(await listCosts(db, { propertyId: heron.id, connectorId }, CLOCK, 2)).toEqual([])
})

test('also when the answer was lost and a person says that it stands there', async ({ db }) => {
  const { propertyId, connectorId, marta, taskId, standIn, goOn } = await anAnswerLeaves(db, X, xVendor())
  const paid = () => listCosts(db, { propertyId, connectorId }, CLOCK, 2)
  standIn.faults.push(STANDS, 'accept_then_reset')
  expect(await goOn(seconds(10))).toBe('unsure')
  expect(await paid()).toEqual([])
  await answerUnsure(db, marta, { taskId, wasPosted: true }, seconds(60))
  expect(await paid()).toEqual([{ month: '2026-07-01', posts: 1, costMillis: 10 }])
})

test('is nothing where the vendor takes nothing', async ({ db }) => {
  const { propertyId, connectorId, goOn } = await anAnswerLeaves(db, MASTODON, mastodonVendor())
  expect(await goOn(seconds(10))).toBe('sent')
  expect(await listCosts(db, { propertyId, connectorId }, CLOCK, 2)).toEqual([])
})
