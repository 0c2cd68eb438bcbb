import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { cautions } from '@/db/schema/guests'
import { signals } from '@/db/schema/signals'
import { archiveTeam, bringBackTeam } from '@/lib/house/keep-team'
import { test } from '@/lib/testing/db-test'
import {
  aGuest,
  aMember,
  anOutlet,
  aProperty,
  aSignal,
  aSpot,
  aTask,
  aTeam,
  aVisit,
  EVENING,
  minutesAfter,
} from '@/lib/testing/furnish'

import { countOpen, countTasks } from './count-store'
import {
  findRow,
  listDone,
  listEveryones,
  listForUs,
  listMine,
  listToMakeGood,
  listUntaken,
  type Narrowing,
} from './list-store'
import { takeTask } from './take-task'

async function aHouse(db: Database) {
  const { id: propertyId } = await aProperty(db)
  const bar = await aTeam(db, propertyId, { name: 'Bar' })
  const hosts = await aTeam(db, propertyId, { name: 'Hosts', isHost: true })
  const marta = await aMember(db, propertyId, { name: 'Marta Oliveira', teamIds: [bar.id] })
  const jonas = await aMember(db, propertyId, { name: 'Jonas Weber', teamIds: [hosts.id] })
  return { propertyId, bar, hosts, marta, jonas }
}

const acts = ({ rows }: { rows: { act: string }[] }) => rows.map(({ act }) => act)

describe('the inbox', () => {
  test('shows a team what nobody has, and a person what they were given', async ({ db }) => {
    const { propertyId, bar, marta, jonas } = await aHouse(db)
    await aTask(db, propertyId, { act: 'for the bar', teamId: bar.id })
    await aTask(db, propertyId, { act: 'for nobody in particular' })
    await aTask(db, propertyId, { act: 'given to Jonas', teamId: bar.id, givenTo: jonas.personId })
    await aTask(db, propertyId, { act: 'waiting', teamId: bar.id, status: 'waiting', waitingFor: 'answer' })
    const taken = await aTask(db, propertyId, { act: 'taken', teamId: bar.id })
    await takeTask(db, marta, { taskId: taken.id }, EVENING)

    expect(acts(await listForUs(db, marta, {}, EVENING))).toEqual(['for the bar'])
    expect(acts(await listForUs(db, jonas, {}, EVENING)).sort()).toEqual([
      'for nobody in particular',
      'given to Jonas',
    ])
    expect(acts(await listMine(db, marta, {}, EVENING))).toEqual(['taken'])
    expect((await listEveryones(db, marta, {}, EVENING)).rows).toHaveLength(5)
    expect(await countTasks(db, marta, { since: EVENING }, EVENING)).toMatchObject({
      forUs: 1,
      everyone: 5,
      mine: 1,
      doneToday: 0,
    })
  })

  test('hands what a team had that was put away to the hosts, until it comes back', async ({ db }) => {
    const { propertyId, bar, marta, jonas } = await aHouse(db)
    const admin = await aMember(db, propertyId, { role: 'admin' })
    await aTask(db, propertyId, { act: 'for the bar', teamId: bar.id })
    const forThem = async () => [
      acts(await listForUs(db, jonas, {}, EVENING)),
      acts(await listForUs(db, admin, {}, EVENING)),
      (await countTasks(db, jonas, { since: EVENING }, EVENING)).forUs,
    ]
    expect(await forThem()).toEqual([[], [], 0])
    await archiveTeam(db, admin, bar.id, EVENING)
    expect(await forThem()).toEqual([['for the bar'], ['for the bar'], 1])
    await bringBackTeam(db, admin, bar.id)
    expect(await forThem()).toEqual([[], [], 0])
    expect(acts(await listForUs(db, marta, {}, EVENING))).toEqual(['for the bar'])
  })

  test('hands out pages that neither repeat nor skip a task, most urgent first', async ({ db }) => {
    const { propertyId, marta } = await aHouse(db)
    for (const minutes of [30, 10, 20, 20, 40])
      await aTask(db, propertyId, { act: `${minutes}`, dueAt: minutesAfter(EVENING, minutes) })

    const first = await listEveryones(db, marta, { size: 2 }, EVENING)
    const second = await listEveryones(db, marta, { size: 2, after: first.next ?? undefined }, EVENING)
    const third = await listEveryones(db, marta, { size: 2, after: second.next ?? undefined }, EVENING)

    expect([...acts(first), ...acts(second), ...acts(third)]).toEqual(['10', '20', '20', '30', '40'])
    expect(third.next).toBeNull()
  })

  test('is narrowed to a team, an outlet, a kind, and to all of them at once', async ({ db }) => {
    const { propertyId, bar, hosts, marta } = await aHouse(db)
    const [patio, spa] = [await anOutlet(db, propertyId), await anOutlet(db, propertyId)]
    await aTask(db, propertyId, { act: 'drink', teamId: bar.id, outletId: patio.id })
    await aTask(db, propertyId, { act: 'thanks', teamId: bar.id, outletId: patio.id, kind: 'reply' })
    await aTask(db, propertyId, { act: 'tea', teamId: bar.id, outletId: spa.id })
    await aTask(db, propertyId, { act: 'seat', teamId: hosts.id, outletId: patio.id })
    const only = async (narrowing: Narrowing) =>
      acts(await listEveryones(db, marta, { only: narrowing }, EVENING)).sort()

    expect(await only({ teamId: bar.id })).toEqual(['drink', 'tea', 'thanks'])
    expect(await only({ outletId: patio.id })).toEqual(['drink', 'seat', 'thanks'])
    expect(await only({ kind: 'reply' })).toEqual(['thanks'])
    expect(await only({ teamId: bar.id, outletId: patio.id, kind: 'gesture' })).toEqual(['drink'])
    expect(acts(await listForUs(db, marta, { only: { outletId: spa.id } }, EVENING))).toEqual(['tea'])
  })

  test('says above each list what is on it, and how much of that is late', async ({ db }) => {
    const { propertyId, bar, hosts, marta } = await aHouse(db)
    const late = { dueAt: minutesAfter(EVENING, -4) }
    await aTask(db, propertyId, { act: 'late', teamId: bar.id, ...late })
    await aTask(db, propertyId, { act: 'late idea', teamId: bar.id, status: 'suggested', ...late })
    await aTask(db, propertyId, { act: 'drink', teamId: bar.id })
    await aTask(db, propertyId, { act: 'thanks', teamId: bar.id, kind: 'reply' })
    await aTask(db, propertyId, { act: 'seat', teamId: hosts.id, ...late })
    await aTask(db, propertyId, { teamId: bar.id, status: 'waiting', waitingFor: 'arrival', ...late })
    const { id: elsewhere } = await aProperty(db, { name: 'The Heron' })
    await aTask(db, elsewhere, late)
    const above = (view: 'us' | 'everyone', only: Narrowing = {}) =>
      countOpen(db, marta, { view, only }, EVENING)

    expect(await above('us')).toEqual({ open: 4, late: 2 })
    expect(await above('us', { kind: 'reply' })).toEqual({ open: 1, late: 0 })
    expect(await above('everyone')).toEqual({ open: 6, late: 3 })
    expect(await above('everyone', { teamId: hosts.id })).toEqual({ open: 1, late: 1 })
    expect((await listForUs(db, marta, {}, EVENING)).rows).toHaveLength(4)
    expect((await listEveryones(db, marta, {}, EVENING)).rows).toHaveLength(6)
  })

  test('never shows a task of another house', async ({ db }) => {
    const { propertyId } = await aHouse(db)
    const theirs = await aTask(db, propertyId)
    const { id: elsewhere } = await aProperty(db, { name: 'The Heron' })
    const stranger = await aMember(db, elsewhere, { role: 'admin' })

    for (const list of [listForUs, listEveryones, listMine, listDone])
      expect((await list(db, stranger, {}, EVENING)).rows).toEqual([])
    expect(await findRow(db, { propertyId: elsewhere, taskId: theirs.id }, EVENING)).toBeNull()
  })

  test('tells managers what nobody took at half of its time', async ({ db }) => {
    const { propertyId, marta } = await aHouse(db)
    await aTask(db, propertyId, { act: 'half', dueAt: minutesAfter(EVENING, 20) })
    await aTask(db, propertyId, { act: 'long', dueAt: minutesAfter(EVENING, 60) })
    const at = minutesAfter(EVENING, 10)

    expect((await listUntaken(db, marta, {}, minutesAfter(EVENING, 9))).map(({ act }) => act)).toEqual([])
    expect((await listUntaken(db, marta, {}, at)).map(({ act }) => act)).toEqual(['half'])
    expect(await countTasks(db, marta, { since: EVENING }, at)).toMatchObject({ untaken: 1 })
  })

  test('offers what was missed, until it was made good', async ({ db }) => {
    const { propertyId, marta } = await aHouse(db)
    await aTask(db, propertyId, { act: 'missed', status: 'missed' })
    await aTask(db, propertyId, { act: 'made good', status: 'missed', secondChance: 'honest_word' })

    const open = await listToMakeGood(db, marta, { since: minutesAfter(EVENING, -60) }, EVENING)
    expect(open.map(({ act }) => act)).toEqual(['missed'])
    expect((await listDone(db, marta, {}, EVENING)).rows).toHaveLength(2)
  })
})

describe('a row', () => {
  test('says where, for whom, why, and what to mind', async ({ db }) => {
    const { propertyId, marta } = await aHouse(db)
    const patio = await anOutlet(db, propertyId, { name: 'Patio' })
    const spot = await aSpot(db, propertyId, { outletId: patio.id, label: '12' })
    const ana = await aGuest(db, propertyId, { name: 'Ana', handle: 'ana_eats' })
    const visit = await aVisit(db, propertyId, { guestIds: [ana.id] })
    const post = { guestId: ana.id, handleId: ana.handleId, text: 'Four of us on the patio' }
    const signal = await aSignal(db, propertyId, post)
    const allergy = { propertyId, guestId: ana.id, kind: 'allergy' as const, words: 'nuts', addedAt: EVENING }
    await db.insert(cautions).values(allergy)
    const told = { signalId: signal.id, guestId: ana.id, visitId: visit.id }
    const { id } = await aTask(db, propertyId, { ...told, spotId: spot.id, outletId: patio.id })
    await aTask(db, propertyId, { visitId: visit.id, status: 'delivered' })

    expect(await findRow(db, { propertyId, taskId: id }, EVENING)).toMatchObject({
      place: { kind: 'table', label: '12', outlet: { name: 'Patio' } },
      guest: { name: 'Ana', account: '@ana_eats', network: 'foursquare' },
      why: { words: 'Four of us on the patio', withheld: null, occurredAt: EVENING },
      cautions: [{ kind: 'allergy', words: 'nuts' }],
      givenBefore: 1,
      dueAt: minutesAfter(EVENING, 20),
    })
    expect(marta.propertyId).toBe(propertyId)
  })

  test('keeps the words of a deleted post, and of a guest who opted out, to itself', async ({ db }) => {
    const { propertyId } = await aHouse(db)
    const ana = await aGuest(db, propertyId, { name: 'Ana', handle: 'ana_eats' })
    const post = await aSignal(db, propertyId, { guestId: ana.id, text: 'Do not quote me' })
    const { id: taskId } = await aTask(db, propertyId, { signalId: post.id, guestId: ana.id })
    const optedOut = { propertyId, guestId: ana.id, kind: 'opted_out' as const, addedAt: EVENING }

    await db.insert(cautions).values(optedOut)
    const quiet = await findRow(db, { propertyId, taskId }, EVENING)
    expect(quiet?.why).toMatchObject({ words: null, withheld: 'opted_out' })
    expect(JSON.stringify(quiet)).not.toMatch(/quote me|ana_eats/)

    await db.update(signals).set({ deletedAt: EVENING }).where(eq(signals.id, post.id))
    const gone = await findRow(db, { propertyId, taskId }, EVENING)
    expect(gone?.why).toMatchObject({ words: null, withheld: 'deleted' })
  })
})
