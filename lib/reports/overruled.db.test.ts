/** How often the promotion check is overruled: a share, and behind it the reasons that were given. */
import { expect } from 'vitest'

import { test } from '@/lib/testing/db-test'
import { aProperty, aSignal } from '@/lib/testing/furnish'
import { aSentReply, scopeOf } from '@/lib/testing/furnish-facts'

import { readOne } from './overview'
import { listRows } from './rows-store'

test('what the promotion check found and a person overruled is a share of what left under a name, with the reason in its rows', async ({
  db,
}) => {
  const { id } = await aProperty(db)
  const sent = (guards: string[] | null, more = {}) =>
    aSentReply(db, id, { ...(guards && { overruled: { guards, reason: 'She asked for it' } }), ...more })
  await sent(['own_link', 'not_told'])
  await sent(['more_we'])
  await sent(['not_told'])
  await sent(null)
  await sent(['sells'], { state: 'stopped', sentAt: null })
  // What the brand answered was asked by nobody.
  const words = await aSignal(db, id, { externalId: 'said' })
  await aSignal(db, id, { nature: 'own_post', inReplyTo: 'said', connectorId: words.connectorId })

  const scope = scopeOf(id)
  expect(await readOne(db, 'overruled', scope)).toMatchObject({ value: 1 / 2, rows: 2, events: 4 })
  const rows = await listRows(db, 'overruled', scope, { limit: 10 })
  expect(rows.map(({ overruled }) => overruled)).toEqual(['She asked for it', 'She asked for it'])
})
