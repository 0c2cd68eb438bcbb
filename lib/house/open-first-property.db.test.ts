import { afterAll, beforeAll, describe, expect, test as plain } from 'vitest'

import { cloneDatabase, test } from '@/lib/testing/db-test'
import { aGesture, aMember, anOutlet, aProperty, aSpot, aTask, aTeam, EVENING } from '@/lib/testing/furnish'

import { amendProperty } from './amend-property'
import { openFirstProperty } from './open-first-property'
import { isUnnamed } from './property'
import { findFurniture, findProperty } from './store'

const ana = { name: 'Ana Duarte', email: 'ana@swan.example', staffName: null, locale: 'es' as const }

describe('an empty install', () => {
  test('opens with one house without a name and the admin who will give it one', async ({ db }) => {
    const opened = await openFirstProperty(
      db,
      { admin: ana, zone: 'Europe/Madrid', currency: 'EUR' },
      EVENING,
    )
    if (!opened.ok) throw new Error(opened.refusal)
    const house = await findProperty(db, opened.propertyId)
    expect(house).toMatchObject({
      zone: 'Europe/Madrid',
      currency: 'EUR',
      languages: ['es'],
      createdAt: EVENING,
    })
    expect(house && isUnnamed(house)).toBe(true)
    expect(await openFirstProperty(db, { admin: ana, zone: 'UTC', currency: 'EUR' }, EVENING)).toEqual({
      ok: false,
      refusal: 'not_empty',
    })
  })

  test('takes UTC where the machine names a zone that does not exist', async ({ db }) => {
    const opened = await openFirstProperty(db, { admin: ana, zone: 'Mars/Base', currency: 'EUR' }, EVENING)
    if (!opened.ok) throw new Error(opened.refusal)
    expect(await findProperty(db, opened.propertyId)).toMatchObject({ zone: 'UTC' })
  })
})

describe('two processes that start together', () => {
  let clone: Awaited<ReturnType<typeof cloneDatabase>>
  beforeAll(async () => {
    clone = await cloneDatabase()
  })
  afterAll(() => clone.drop())

  plain('open one house', async () => {
    const open = (email: string) =>
      openFirstProperty(clone.db, { admin: { ...ana, email }, zone: 'UTC', currency: 'EUR' }, EVENING)
    const opened = await Promise.all([open('a@swan.example'), open('b@swan.example'), open('c@swan.example')])
    expect(opened.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('a house', () => {
  const words = { name: 'La Terraza', zone: 'Europe/Madrid', rollsAtHour: 5, languages: ['es' as const] }

  test('is named and placed by its admin, and no other house changes with it', async ({ db }) => {
    const [ours, theirs] = [await aProperty(db), await aProperty(db)]
    const admin = await aMember(db, ours.id, { role: 'admin' })
    expect(await amendProperty(db, admin, { ...words, currency: 'JPY' })).toMatchObject({ ok: true })
    expect(await findProperty(db, ours.id)).toMatchObject({ ...words, currency: 'JPY' })
    expect(await findProperty(db, theirs.id)).toEqual(theirs)
  })

  test('refuses a zone and a currency that do not exist', async ({ db }) => {
    const admin = await aMember(db, (await aProperty(db)).id, { role: 'admin' })
    const amend = (more: { zone?: string; currency?: string }) =>
      amendProperty(db, admin, { ...words, currency: 'EUR', ...more })
    for (const zone of ['Europe/Lisboa', '+02:00', ''])
      expect(await amend({ zone }), zone).toEqual({ ok: false, refusal: 'unknown_zone' })
    expect(await amend({ currency: 'XYZ' })).toEqual({ ok: false, refusal: 'unknown_currency' })
  })

  test('keeps its currency once amounts stand in it', async ({ db }) => {
    const [priced, busy] = [await aProperty(db), await aProperty(db)]
    await aGesture(db, priced.id)
    await aTask(db, busy.id)
    for (const house of [priced, busy]) {
      const admin = await aMember(db, house.id, { role: 'admin' })
      expect(await amendProperty(db, admin, { ...words, currency: 'JPY' })).toEqual({
        ok: false,
        refusal: 'currency_in_use',
      })
      expect(await amendProperty(db, admin, { ...words, currency: 'EUR' })).toMatchObject({ ok: true })
    }
  })

  test('knows what stands in it, and not what stands next door or was put away', async ({ db }) => {
    const [ours, theirs] = [await aProperty(db), await aProperty(db)]
    const [bar, gone] = [await anOutlet(db, ours.id), await anOutlet(db, theirs.id, { archivedAt: EVENING })]
    await aSpot(db, ours.id, { outletId: bar.id })
    await aSpot(db, theirs.id, { outletId: gone.id, archivedAt: EVENING })
    const team = await aTeam(db, ours.id)
    await aMember(db, ours.id, { teamIds: [team.id] })
    expect(await findFurniture(db, ours.id)).toMatchObject({
      outlets: true,
      spots: true,
      teams: true,
      teamMembers: true,
      gestures: false,
      connectors: false,
      playbooks: false,
    })
    expect(Object.values((await findFurniture(db, theirs.id)) ?? {})).not.toContain(true)
  })
})
