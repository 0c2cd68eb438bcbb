import { describe, expect } from 'vitest'

import { test } from '@/lib/testing/db-test'
import { aGesture, aMember, aProperty, aTeam, EVENING } from '@/lib/testing/furnish'

import type { GestureForm } from './input'
import { archiveGesture, bringBackGesture, keepGesture } from './keep-gesture'
import { findGesture, listArchivedGestures, listGestures } from './store'

const drink: GestureForm = {
  name: 'Signature drink',
  act: 'A signature drink, with our compliments',
  actMany: '{count} signature drinks, with our compliments',
  cost: '2,50',
  value: '12',
  minutes: 6,
  teamId: null,
  proof: 'none',
  steps: ['Ask the bar', 'Carry it yourself'],
  notFor: ['no_alcohol'],
  perVisit: 1,
}

describe('a gesture', () => {
  test('costs what was typed, in the minor units of its house', async ({ db }) => {
    const lisbon = await aMember(db, (await aProperty(db)).id, { role: 'manager' })
    const kyoto = await aMember(db, (await aProperty(db, { currency: 'JPY' })).id, { role: 'manager' })
    const kuwait = await aMember(db, (await aProperty(db, { currency: 'KWD' })).id, { role: 'manager' })
    expect(await keepGesture(db, lisbon, drink)).toMatchObject({
      ok: true,
      gesture: { costMinor: 250, valueMinor: 1200, notFor: ['no_alcohol'], steps: drink.steps },
    })
    expect(await keepGesture(db, kyoto, { ...drink, cost: '300' })).toMatchObject({
      gesture: { costMinor: 300, valueMinor: 12 },
    })
    expect(await keepGesture(db, kuwait, drink)).toMatchObject({
      gesture: { costMinor: 2500, valueMinor: 12_000 },
    })
    expect(await keepGesture(db, kyoto, drink)).toEqual({ ok: false, refusal: 'cost_unreadable' })
    expect(await keepGesture(db, lisbon, { ...drink, name: 'Cake', value: 'a lot' })).toEqual({
      ok: false,
      refusal: 'value_unreadable',
    })
  })

  test('has a name of its own in its house', async ({ db }) => {
    const [ours, theirs] = [await aProperty(db), await aProperty(db)]
    const manager = await aMember(db, ours.id, { role: 'manager' })
    await keepGesture(db, manager, drink)
    expect(await keepGesture(db, manager, { ...drink, name: 'SIGNATURE drink' })).toEqual({
      ok: false,
      refusal: 'name_taken',
    })
    const cake = await aGesture(db, ours.id, { name: 'Cake' })
    expect(await keepGesture(db, manager, { ...drink, gestureId: cake.id })).toEqual({
      ok: false,
      refusal: 'name_taken',
    })
    expect(await keepGesture(db, await aMember(db, theirs.id), drink)).toMatchObject({ ok: true })
  })

  test('is made by a team of the same house', async ({ db }) => {
    const [ours, theirs] = [await aProperty(db), await aProperty(db)]
    const manager = await aMember(db, ours.id, { role: 'manager' })
    const [bar, gone] = [
      await aTeam(db, ours.id, { name: 'Bar' }),
      await aTeam(db, ours.id, { archivedAt: EVENING }),
    ]
    const away = await aTeam(db, theirs.id)
    for (const team of [gone, away])
      expect(await keepGesture(db, manager, { ...drink, teamId: team.id })).toEqual({
        ok: false,
        refusal: 'no_team',
      })
    expect(await keepGesture(db, manager, { ...drink, teamId: bar.id })).toMatchObject({ ok: true })
    expect(await listGestures(db, ours.id)).toMatchObject([{ teamName: 'Bar' }])
  })

  test('is changed, put away and brought back by its own house alone', async ({ db }) => {
    const [ours, theirs] = [await aProperty(db), await aProperty(db)]
    const [manager, stranger] = [await aMember(db, ours.id), await aMember(db, theirs.id)]
    const cake = await aGesture(db, ours.id, { name: 'Cake' })
    const notFound = { ok: false, refusal: 'not_found' }

    expect(await keepGesture(db, stranger, { ...drink, gestureId: cake.id })).toEqual(notFound)
    expect(await archiveGesture(db, stranger, cake.id, EVENING)).toEqual(notFound)
    expect(await bringBackGesture(db, stranger, cake.id)).toEqual(notFound)
    expect(await findGesture(db, { propertyId: theirs.id, gestureId: cake.id })).toBeNull()
    expect(await findGesture(db, { propertyId: ours.id, gestureId: cake.id })).toEqual(cake)

    await archiveGesture(db, manager, cake.id, EVENING)
    expect(await listGestures(db, ours.id)).toEqual([])
    expect(await keepGesture(db, manager, { ...drink, gestureId: cake.id })).toEqual(notFound)
    expect(await listArchivedGestures(db, ours.id)).toMatchObject([{ gesture: { name: 'Cake' } }])
    expect(await listArchivedGestures(db, theirs.id)).toEqual([])
    expect(await bringBackGesture(db, manager, cake.id)).toMatchObject({ ok: true })
    expect(await listGestures(db, ours.id)).toHaveLength(1)
  })
})
