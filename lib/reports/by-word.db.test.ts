/** The numbers of one reason or one voice open the rows of that one alone. */
import { expect } from 'vitest'

import { test } from '@/lib/testing/db-test'
import { aMember, aProperty, aSignal, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { aSentReply, scopeOf } from '@/lib/testing/furnish-facts'

import { measure } from './measure-store'
import { listRows } from './rows-store'

test('replies of one voice, and of those the answered ones', async ({ db }) => {
  const { id } = await aProperty(db)
  const ana = await aMember(db, id)
  await aSentReply(db, id, { voicePersonId: ana.personId, externalId: 'of-ana' })
  await aSentReply(db, id, { voicePersonId: ana.personId })
  await aSentReply(db, id, { externalId: 'of-the-brand' })
  for (const inReplyTo of ['of-ana', 'of-the-brand'])
    await aSignal(db, id, { inReplyTo, occurredAt: minutesAfter(EVENING, 5) })

  const scope = scopeOf(id)
  const { by } = await measure(db, 'replies', scope, ['word'])
  expect(by.word?.get('person')).toMatchObject({ count: 2, answered: 1 })
  for (const word of ['person', 'brand'])
    for (const answered of [false, true]) {
      const narrowed = { ...scope, word, answered }
      const rows = await listRows(db, 'replies', narrowed, { limit: 9 })
      expect(rows).toHaveLength(by.word?.get(word)?.[answered ? 'answered' : 'count'] ?? -1)
      expect(new Set(rows.map((row) => row.word))).toEqual(new Set([word]))
      expect((await measure(db, 'replies', narrowed)).whole.count).toBe(rows.length)
    }
})
