import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { cautions } from '@/db/schema/guests'
import { signals } from '@/db/schema/signals'
import { taskEvents, tasks } from '@/db/schema/tasks'
import { addCaution, liftCaution } from '@/lib/guests/mind-guest'
import { aHouse, hear } from '@/lib/testing/a-house'
import { test } from '@/lib/testing/db-test'
import { aMember, EVENING, minutesAfter } from '@/lib/testing/furnish'

const at = (minutes: number) => minutesAfter(EVENING, minutes)
const DAY = 24 * 60
const all = (db: Database) => db.select().from(tasks).orderBy(tasks.id)

describe('a guest who opted out', () => {
  test('is quoted nowhere, gets nothing, and leaves what was delivered', async ({ db }) => {
    const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
    const marta = await aMember(db, house.propertyId)
    await hear(db, house, {
      kind: 'check_in',
      handle: 'ana',
      name: 'Ana',
      text: 'Hello @laterraza',
      at: at(0),
    })
    const [signal] = await db.select().from(signals)
    const guestId = signal?.guestId ?? ''

    const added = await addCaution(
      db,
      marta,
      { guestId, kind: 'opted_out', words: '', until: undefined },
      at(5),
    )
    expect((await all(db)).map(({ status }) => status)).toEqual(['called_off', 'called_off'])
    const later = await hear(db, house, {
      kind: 'check_in',
      handle: 'ana',
      text: 'Me again',
      at: at(8 * DAY),
    })
    const rows = await db.select().from(signals)
    expect(rows.map(({ text, authorName, author, url }) => [text, authorName, author, url])).toEqual([
      ['', null, null, null],
      ['', null, null, null],
    ])
    expect(await all(db)).toHaveLength(2)
    expect(JSON.stringify(await db.select().from(taskEvents))).not.toContain('Hello')

    await house.heed(later, at(8 * DAY + 1))
    expect(await all(db)).toHaveLength(2)
    const cautionId = added.ok ? added.cautionId : ''
    expect(await liftCaution(db, marta, { cautionId }, at(9 * DAY))).toEqual({ ok: true })
    expect(await liftCaution(db, marta, { cautionId }, at(9 * DAY))).toMatchObject({ ok: false })
    await hear(db, house, { kind: 'check_in', handle: 'ana', text: 'Back', at: at(10 * DAY) })
    expect(await all(db)).toHaveLength(4)
  })

  test('is another house’s guest still', async ({ db }) => {
    const house = await aHouse(db)
    const stranger = await aMember(db, (await aHouse(db)).propertyId)
    await hear(db, house, { handle: 'ana', text: 'Hello', at: at(0) })
    const [signal] = await db.select().from(signals)
    const draft = { guestId: signal?.guestId ?? '', kind: 'opted_out', words: '', until: undefined } as const
    expect(await addCaution(db, stranger, draft, at(1))).toEqual({ ok: false, refusal: 'not_found' })
    expect(await db.select().from(cautions)).toEqual([])
  })
})
