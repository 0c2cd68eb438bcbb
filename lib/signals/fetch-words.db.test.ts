import { afterEach, beforeEach, describe, expect, vi } from 'vitest'

import type { Database } from '@/db/client'
import { signals } from '@/db/schema/signals'
import type { ChannelName } from '@/db/vocabulary'
import { test } from '@/lib/testing/db-test'
import { aFetchingWorker, anAskingConnector } from '@/lib/testing/fetching'
import { aProperty, EVENING } from '@/lib/testing/furnish'
import { arrives } from '@/lib/testing/hearing'
import { openStandIn, type StandIn } from '@/lib/testing/stand-in'
import { googleVendor, xVendor } from '@/lib/testing/vendors'

import { wayBackOf } from './way-back'

let vendor: StandIn
beforeEach(() => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await vendor.close()
})

describe('what other vendors only name', () => {
  const told = async (db: Database, channel: ChannelName, payload: object) => {
    const swan = await aProperty(db)
    const asked = { channel, network: channel === 'x' ? 'x' : 'google', baseUrl: vendor.url } as const
    const connector = await anAskingConnector(db, swan.id, asked)
    const worker = aFetchingWorker(db)
    await worker.take([await arrives(db, connector, payload)], EVENING)
    return { became: await worker.fetchAll(EVENING), heard: await db.select().from(signals) }
  }

  test('a review of Google comes with its stars, and can be answered', async ({ db }) => {
    const { answer } = googleVendor()
    vendor = await openStandIn((heard) => {
      const said = answer(heard)
      return heard.method === 'GET' && said.status === 200
        ? { ...said, body: { ...Object(said.body), createTime: '2026-07-10T10:00:00Z' } }
        : said
    })
    const name = 'accounts/81/locations/450/reviews/Ab_1'
    const data = Buffer.from(JSON.stringify({ type: 'NEW_REVIEW', reviewName: name })).toString('base64')
    const { became, heard } = await told(db, 'google_business', { message: { data, messageId: '1' } })
    expect(became).toEqual(['kept'])
    expect(heard).toMatchObject([{ kind: 'review', externalId: name, ratingValue: 5, ratingMax: 5 }])
    expect(heard.map(wayBackOf)).toEqual([
      { audience: 'public', target: { name }, until: null, refused: null },
    ])
  })

  test('a reply on X that names no author is asked for', async ({ db }) => {
    vendor = await openStandIn(xVendor())
    const payload = {
      data: {
        event_uuid: 'u-1',
        event_type: 'post.reply.create',
        filter: { user_id: '71' },
        payload: { id: '9', text: 'Table 14', author_id: '5' },
      },
    }
    const { became } = await told(db, 'x', payload)
    expect(became).toEqual(['gone'])
  })
})
