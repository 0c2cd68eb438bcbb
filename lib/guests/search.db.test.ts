/** A guest is found by the beginning of any word of their name or account, however many guests there are. */
import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { aGuest, aProperty, EVENING } from '@/lib/testing/furnish'

import { searchGuests } from './list-store'

describe('a search for a guest', () => {
  test('minds neither accents, nor capitals, nor the order of the words', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    const guest = await aGuest(db, propertyId, { name: 'Íñigo Núñez-Ortega', handle: 'inigo.en_ruta' })
    const found = async (words: string) =>
      (await searchGuests(db, propertyId, words, EVENING)).map(({ id }) => id)
    for (const words of ['inigo', 'ÍÑIGO', 'nunez', 'ortega íñ', 'Núñez-Ort', '@inigo.en', 'ruta', '  ort '])
      expect(await found(words), words).toEqual([guest.id])
    for (const words of ['nigo', 'ortega ana', '@', '', "'", '\\', "' | 'x':*", ':*', '%', '& !'])
      expect(await found(words), words).toEqual([])
  })

  test('finds nobody of another house', async ({ db }) => {
    const [swan, bear] = [await aProperty(db), await aProperty(db)]
    await aGuest(db, bear.id, { name: 'Ana Duarte' })
    expect(await searchGuests(db, swan.id, 'ana', EVENING)).toEqual([])
    expect(await searchGuests(db, swan.id, `${bear.id}:ana`, EVENING)).toEqual([])
  })
})

/** Rows of guests and their accounts that a search for one of them looked at. */
async function rowsLookedAt(db: Database, propertyId: string) {
  const looked = await db.transaction(async (tx) => {
    let plan: unknown
    const watched = new Proxy(tx, {
      get: (target, name) =>
        name === 'execute'
          ? async (statement: Parameters<Database['execute']>[0]) => {
              const { rows } = await target.execute<{ 'QUERY PLAN': unknown }>(
                sql`explain (analyze, format json) ${statement}`,
              )
              plan = rows[0]?.['QUERY PLAN']
              return target.execute(statement)
            }
          : Reflect.get(target, name),
    })
    expect(await searchGuests(watched, propertyId, 'duar', EVENING)).toMatchObject([{ name: 'Ana Duarte' }])
    return JSON.stringify(plan)
  })
  expect(looked).toContain('guests_words')
  expect(looked).toContain('handles_words')
  const rows = looked.matchAll(
    /"Relation Name":"(?:guests|handles)".*?"Actual Rows":([\d.]+),"Actual Loops":(\d+)/g,
  )
  const removed = looked.matchAll(/"Rows Removed by (?:Filter|Index Recheck)":(\d+)/g)
  return (
    [...rows].reduce((sum, [, each, loops]) => sum + Number(each) * Number(loops), 0) +
    [...removed].reduce((sum, [, each]) => sum + Number(each), 0)
  )
}

test('finding one guest among 100,000 looks at a handful of rows', {
  timeout: 120_000,
}, async () => {
  const clone = await cloneDatabase()
  try {
    const { db } = clone
    const { id: propertyId } = await aProperty(db)
    await aGuest(db, propertyId, { name: 'Ana Duarte', handle: 'fjord' })
    // In pieces: a busy machine must not meet the limit of one statement.
    for (let from = 1; from <= 100_000; from += 10_000)
      await db.execute(sql`with arrived as (
          insert into guests (property_id, id, name, created_at)
          select ${propertyId}, gen_random_uuid(), 'Guest ' || n || ' of ' || md5(n::text), now()
          from generate_series(${from}::int, ${from + 9_999}::int) n returning *)
        insert into handles (property_id, id, guest_id, network, handle, folded, first_heard_at, named_at)
        select property_id, gen_random_uuid(), id, 'x', md5(name), md5(name), created_at, created_at from arrived`)
    await db.execute(sql`vacuum analyze guests, handles`)
    expect(await rowsLookedAt(db, propertyId)).toBeLessThan(10)
  } finally {
    await clone.drop()
  }
})
