/** A guest takes back what they said after a gesture: from then on it followed nothing, on any page and in any figure. */
import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'

import type { Database } from '@/db/client'
import { echoes } from '@/db/schema/tasks'
import { listEchoesOf } from '@/lib/guests/card-store'
import { exportFigure } from '@/lib/reports/export-figure'
import { definitionOf, type Figure, readFigure } from '@/lib/reports/figures'
import { measure } from '@/lib/reports/measure-store'
import { listEchoes as listQuotes, listRows } from '@/lib/reports/rows-store'
import type { Scope } from '@/lib/reports/scope'
import { listEchoes } from '@/lib/tasks/detail-store'
import { test } from '@/lib/testing/db-test'
import { EVENING, minutesAfter } from '@/lib/testing/furnish'
import { aMoment, aSentReply } from '@/lib/testing/furnish-facts'
import { aListeningHouse, everythingHeard, hear, POST } from '@/lib/testing/hearing'
import { readCsv } from '@/lib/testing/read-csv'

const at = (minutes: number) => minutesAfter(EVENING, minutes)
const THANKS = {
  ...POST,
  id: 'post-2',
  url: 'https://x.example/ana/2',
  occurredAt: at(20).toISOString(),
  text: 'Four drinks on the house, what a place',
}
const AGAIN = {
  ...THANKS,
  id: 'post-3',
  url: 'https://x.example/ana/3',
  text: 'Home now, still smiling about it',
}
const deleted = (post: typeof THANKS) => ({
  ...post,
  action: 'deleted',
  text: undefined,
  revisedAt: at(40).toISOString(),
})

const PLAIN = { comments: [], heading: String, word: () => null, place: () => null, minorInOne: 100 }

/** How often a figure says it: as its number, as its rows, as the lines of its file. */
async function threeTimes(db: Database, figure: Figure, scope: Scope) {
  const { whole } = await measure(db, definitionOf(figure).source, scope)
  const rows = await listRows(db, figure, scope, { limit: 50 })
  let text = ''
  for await (const piece of exportFigure(db, figure, scope, PLAIN)) text += piece
  return [readFigure(figure, whole).rows, rows.length, readCsv(text.slice(1)).length - 1]
}

async function anEvening(db: Database) {
  const { swan, connector } = await aListeningHouse(db)
  await hear(db, connector, POST)
  const [first] = await everythingHeard(db)
  if (!first?.guestId) throw new Error('Nobody was recognised.')
  const { guestId } = first
  const moment = await aMoment(db, swan.id, { guestId, deliveredAt: at(10) })
  const scope: Scope = {
    propertyId: swan.id,
    from: '2026-07-10',
    to: '2026-07-10',
    clock: { zone: 'Europe/Lisbon', rollsAtHour: 4 },
    until: new Date('2026-07-11T03:00:00Z'),
    now: at(60),
    only: {},
  }
  const seen = async () => ({
    followed: await threeTimes(db, 'followed', scope),
    task: (await listEchoes(db, { propertyId: swan.id, taskId: moment.id }, at(60))).map(
      ({ words }) => words,
    ),
    guest: (await listEchoesOf(db, { propertyId: swan.id, guestId })).map(({ words }) => words),
    quoted: (await listQuotes(db, scope, 9)).map(({ words }) => words),
  })
  return { connector, swan, scope, seen }
}

const NOTHING = { followed: [0, 0, 0], task: [], guest: [], quoted: [] }

test('it is counted nowhere any more, and nothing brings it back', async ({ db }) => {
  const { connector, scope, seen } = await anEvening(db)
  await hear(db, connector, THANKS, { at: at(20) })
  const words = [THANKS.text]
  expect(await seen()).toEqual({ followed: [1, 1, 1], task: words, guest: words, quoted: words })

  await hear(db, connector, deleted(THANKS), { at: at(40) })
  expect(await seen()).toEqual(NOTHING)
  const late = { ...THANKS, action: 'updated', revisedAt: at(50).toISOString() }
  for (const again of [THANKS, late]) await hear(db, connector, again, { at: at(50) })
  expect(await seen()).toEqual(NOTHING)
  // It was heard, and the moment was one: only what followed is gone.
  expect(await threeTimes(db, 'heard', scope)).toEqual([2, 2, 2])
  expect(await threeTimes(db, 'moments', scope)).toEqual([1, 1, 1])
})

test('what else the guest said still follows it', async ({ db }) => {
  const { connector, seen } = await anEvening(db)
  for (const post of [THANKS, AGAIN]) await hear(db, connector, post, { at: at(20) })
  await hear(db, connector, deleted(THANKS), { at: at(40) })
  const words = [AGAIN.text]
  expect(await seen()).toEqual({ followed: [1, 1, 1], task: words, guest: words, quoted: words })
})

test('it ends the same when the deletion comes first', async ({ db }) => {
  const { connector, seen } = await anEvening(db)
  await hear(db, connector, deleted(THANKS), { at: at(40) })
  await hear(db, connector, THANKS, { at: at(41) })
  expect(await seen()).toEqual(NOTHING)
})

test('an answer to us that was taken back answers us no more', async ({ db }) => {
  const { connector, swan, scope } = await anEvening(db)
  await aSentReply(db, swan.id, { externalId: 'our-post', sentAt: at(15) })
  const answered = async () => {
    const [row] = await listRows(db, 'replies', scope, { limit: 9 })
    return [(await measure(db, 'replies', scope)).whole.answered, row?.answered]
  }
  await hear(db, connector, { ...THANKS, inReplyTo: 'our-post' }, { at: at(20) })
  expect(await answered()).toEqual([1, true])
  await hear(db, connector, deleted(THANKS), { at: at(40) })
  expect(await answered()).toEqual([0, false])
})

test('what was taken back before the house minded it is mended by the step in the database', async ({
  db,
}) => {
  const { connector, seen } = await anEvening(db)
  for (const post of [THANKS, AGAIN]) await hear(db, connector, post, { at: at(20) })
  await hear(db, connector, deleted(THANKS), { at: at(40) })
  await db.update(echoes).set({ isRetracted: false })
  await db.execute(sql.raw(readFileSync('db/migrations/0017_words-taken-back.sql', 'utf8')))
  const words = [AGAIN.text]
  expect(await seen()).toEqual({ followed: [1, 1, 1], task: words, guest: words, quoted: words })
})
