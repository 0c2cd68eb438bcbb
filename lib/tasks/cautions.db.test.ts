import { eq } from 'drizzle-orm'
import { describe, expect, test as plain } from 'vitest'

import type { Database } from '@/db/client'
import { cautions } from '@/db/schema/guests'
import { replies } from '@/db/schema/replies'
import { signals } from '@/db/schema/signals'
import { taskEvents, tasks } from '@/db/schema/tasks'
import type { CautionKind } from '@/db/vocabulary'
import { addCaution, liftCaution } from '@/lib/guests/mind-guest'
import { markPosted, sendReply } from '@/lib/replies/send-reply'
import { aFloor } from '@/lib/testing/a-floor'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import {
  aGesture,
  aGuest,
  aMember,
  aProperty,
  aSignal,
  aTask,
  aVisit,
  EVENING,
  minutesAfter,
} from '@/lib/testing/furnish'

import { chooseGesture } from './choose-gesture'
import { deliverTask } from './deliver-task'
import { listForUs } from './list-store'
import { readTask } from './read-task'
import { findTask } from './store'
import { takeTask } from './take-task'
import { undoTask } from './undo-task'

const later = minutesAfter(EVENING, 5)

/** Ana and Ben at a table, a drink that is not for whoever wants no alcohol, and a lemonade. */
async function aTable(db: Database, row: Partial<typeof tasks.$inferInsert> = {}) {
  const floor = await aFloor(db)
  const { propertyId, marta } = floor
  const ana = await aGuest(db, propertyId, { name: 'Ana Duarte' })
  const ben = await aGuest(db, propertyId, { handle: 'ben_eats' })
  const visit = await aVisit(db, propertyId, { guestIds: [ana.id, ben.id] })
  const drink = await aGesture(db, propertyId, { name: 'Drink', notFor: ['no_alcohol'] })
  const lemonade = await aGesture(db, propertyId, {
    name: 'Lemonade',
    act: 'A lemonade',
    actMany: '{count} lemonades',
    steps: ['Ice'],
    proof: 'line',
    costMinor: 90,
  })
  const given = { guestId: ana.id, visitId: visit.id, gestureId: drink.id, capSlot: 1, costMinor: 250 }
  const task = await aTask(db, propertyId, { ...given, ...row })
  const mind = async (guestId: string, kind: CautionKind, at = later) => {
    const added = await addCaution(db, marta, { guestId, kind, words: '', until: undefined }, at)
    if (!added.ok) throw new Error(added.refusal)
    return added.cautionId
  }
  return { ...floor, ana, ben, visit, drink, lemonade, taskId: task.id, mind }
}

describe('a caution', () => {
  test('is read before the task is taken: not from a list, nor from a page that shows another one', async ({
    db,
  }) => {
    const { marta, ana, ben, taskId, mind } = await aTable(db)
    const allergy = await mind(ana.id, 'allergy')
    expect(await takeTask(db, marta, { taskId }, later)).toEqual({ ok: false, refusal: 'unseen' })
    const surprise = await mind(ben.id, 'no_surprises')
    const seen = [allergy]
    expect(await takeTask(db, marta, { taskId, seen }, later)).toMatchObject({ refusal: 'unseen' })
    expect((await takeTask(db, marta, { taskId, seen: [...seen, surprise] }, later)).ok).toBe(true)
  })

  test('that was lifted or is over keeps nobody', async ({ db }) => {
    const { marta, ana, taskId, mind } = await aTable(db)
    await liftCaution(db, marta, { cautionId: await mind(ana.id, 'no_alcohol') }, later)
    await mind(ana.id, 'allergy')
    await db.update(cautions).set({ expiresAt: later }).where(eq(cautions.kind, 'allergy'))
    expect((await takeTask(db, marta, { taskId }, later)).ok).toBe(true)
  })

  test('that the gesture names forbids it, read or not, and says whose and since when', async ({ db }) => {
    const { marta, ana, taskId, mind } = await aTable(db)
    const seen = [await mind(ana.id, 'no_alcohol', minutesAfter(EVENING, 2))]
    expect(await takeTask(db, marta, { taskId, seen }, later)).toEqual({ ok: false, refusal: 'caution' })
    expect(await readTask(db, marta, taskId, later)).toMatchObject({
      row: {
        cautions: [{ kind: 'no_alcohol', who: 'Ana Duarte', since: minutesAfter(EVENING, 2), forbids: true }],
      },
      may: { take: 'caution', call_off: null, hold: null },
      mayChooseAnother: true,
    })
    const { rows } = await listForUs(db, marta, {}, later)
    expect(rows).toMatchObject([{ cautions: [{ kind: 'no_alcohol' }] }])
  })

  test('that comes while it is in hand forbids that it is done', async ({ db }) => {
    const { marta, jonas, ana, taskId, mind } = await aTable(db)
    await takeTask(db, marta, { taskId }, EVENING)
    await mind(ana.id, 'no_alcohol')
    const done = { taskId, revision: 2 }
    expect(await deliverTask(db, marta, done, later)).toEqual({ ok: false, refusal: 'caution' })
    expect(await readTask(db, marta, taskId, later)).toMatchObject({
      may: { deliver: 'caution', could_not: null },
    })
    expect(await readTask(db, jonas, taskId, later)).toMatchObject({ mayChooseAnother: false })
  })

  test('of a friend forbids what is for all of them, and is only read where it is for one', async ({
    db,
  }) => {
    const { propertyId, marta, ana, ben, visit, drink, taskId, mind } = await aTable(db, { count: 2 })
    const one = await aTask(db, propertyId, { guestId: ana.id, visitId: visit.id, gestureId: drink.id })
    const nobodys = await aTask(db, propertyId, { visitId: visit.id, gestureId: drink.id })
    const seen = [await mind(ben.id, 'no_alcohol')]
    const take = (id: string) => takeTask(db, marta, { taskId: id, seen }, later)
    expect(await take(taskId)).toMatchObject({ refusal: 'caution' })
    expect(await take(nobodys.id)).toMatchObject({ refusal: 'caution' })
    expect((await take(one.id)).ok).toBe(true)
    expect(await readTask(db, marta, taskId, later)).toMatchObject({
      row: { cautions: [{ who: '@ben_eats' }] },
    })
  })

  test('stands above a reply too, when it is sent', async ({ db }) => {
    const { propertyId, marta, ana, mind } = await aTable(db)
    const post = await aSignal(db, propertyId, { guestId: ana.id })
    const reply = await aTask(db, propertyId, { kind: 'reply', signalId: post.id, guestId: ana.id })
    const sending = { taskId: reply.id, words: 'What a happy evening' }
    await takeTask(db, marta, sending, EVENING)
    const grief = await mind(ana.id, 'grief')
    expect(await markPosted(db, marta, sending, later)).toEqual({ ok: false, refusal: 'unseen' })
    expect((await markPosted(db, marta, { ...sending, seen: [grief] }, later)).ok).toBe(true)
  })
})

describe('another gesture', () => {
  test('takes the place of the one that is not for them, whole, and can be taken back', async ({ db }) => {
    const { propertyId, marta, ana, lemonade, taskId, mind } = await aTable(db, { count: 2 })
    const before = await findTask(db, { propertyId, taskId })
    const seen = [await mind(ana.id, 'no_alcohol')]
    const choice = { taskId, gestureId: lemonade.id }
    expect(await chooseGesture(db, marta, choice, later)).toMatchObject({
      task: {
        gestureId: lemonade.id,
        act: 'A lemonade',
        actMany: '{count} lemonades',
        steps: [{ words: 'Ice', done: false }],
        proof: 'line',
        costMinor: 180,
        count: 2,
        capSlot: 1,
      },
    })
    expect(await chooseGesture(db, marta, choice, later)).toMatchObject({ ok: true, task: { revision: 2 } })
    expect((await takeTask(db, marta, { taskId, seen }, later)).ok).toBe(true)
    for (let step = 0; step < 2; step += 1) await undoTask(db, marta, { taskId }, later)
    expect(await findTask(db, { propertyId, taskId })).toEqual({ ...before, revision: 5 })
  })

  test('is one that is for them, is still in the catalogue, and was not given yet', async ({ db }) => {
    const { propertyId, marta, jonas, ana, visit, drink, lemonade, taskId, mind } = await aTable(db)
    const wine = await aGesture(db, propertyId, { notFor: ['no_alcohol'] })
    const gone = await aGesture(db, propertyId, { archivedAt: EVENING })
    const { id: elsewhere } = await aProperty(db)
    const theirs = await aGesture(db, elsewhere)
    await mind(ana.id, 'no_alcohol')
    const choose = (gestureId: string, who = marta) => chooseGesture(db, who, { taskId, gestureId }, later)
    expect(await choose(wine.id)).toMatchObject({ refusal: 'not_for_them' })
    expect(await choose(gone.id)).toMatchObject({ refusal: 'no_gesture' })
    expect(await choose(theirs.id)).toMatchObject({ refusal: 'no_gesture' })
    expect(await choose(lemonade.id, await aMember(db, elsewhere))).toMatchObject({ refusal: 'not_found' })
    const given = { visitId: visit.id, gestureId: lemonade.id, capSlot: 1, status: 'delivered' as const }
    const first = await aTask(db, propertyId, given)
    expect(await choose(lemonade.id)).toMatchObject({ refusal: 'given_already' })

    await db.delete(tasks).where(eq(tasks.id, first.id))
    expect((await choose(lemonade.id)).ok).toBe(true)
    // Its old place went to somebody else's drink meanwhile.
    await aTask(db, propertyId, { visitId: visit.id, gestureId: drink.id, capSlot: 1 })
    expect(await undoTask(db, marta, { taskId }, later)).toMatchObject({ refusal: 'cap_full' })
    await takeTask(db, jonas, { taskId, seen: (await db.select().from(cautions)).map(({ id }) => id) }, later)
    expect(await choose(wine.id)).toEqual({ ok: false, refusal: 'not_yours', by: 'Jonas Weber' })
  })
})

describe('a guest who opts out while something is open', () => {
  test('is written to no more, quoted no more, and words on their way stay', async ({ db }) => {
    const { propertyId, marta, ana, mind } = await aTable(db)
    const post = await aSignal(db, propertyId, { guestId: ana.id, text: 'Do not quote me' })
    const about = { kind: 'reply' as const, signalId: post.id, guestId: ana.id }
    const open = await aTask(db, propertyId, about)
    const leaving = await aTask(db, propertyId, about)
    const sent = { taskId: leaving.id, words: 'Lovely to read' }
    expect((await markPosted(db, marta, sent, EVENING)).ok).toBe(true)

    await mind(ana.id, 'opted_out')
    const rows = await db.select().from(tasks).where(eq(tasks.signalId, post.id))
    expect(rows.map(({ status }) => status)).toEqual(['called_off', 'called_off'])
    expect(await db.select().from(replies)).toMatchObject([{ state: 'stopped', problem: 'task_ended' }])
    expect((await db.select().from(signals)).map(({ text }) => text)).toEqual([''])
    const read = await readTask(db, marta, open.id, later)
    expect(read).toMatchObject({ row: { why: { words: null, withheld: 'opted_out' } } })
    expect(JSON.stringify([read, await db.select().from(taskEvents)])).not.toContain('quote me')
    expect(await sendReply(db, marta, { ...sent, taskId: open.id }, later)).toMatchObject({ ok: false })
  })
})

plain('a caution that is just being written is waited for: nobody takes the drink past it', async () => {
  const clone = await cloneDatabase()
  try {
    const { db } = clone
    const { marta, jonas, ana, taskId } = await aTable(db)
    const written = Promise.withResolvers<void>()
    const mayCommit = Promise.withResolvers<void>()
    const draft = { guestId: ana.id, kind: 'no_alcohol' as const, words: '', until: undefined }
    const minding = db.transaction(async (tx) => {
      await addCaution(tx, jonas, draft, later)
      written.resolve()
      await mayCommit.promise
    })
    await written.promise
    const taking = takeTask(db, marta, { taskId }, later)
    const first = await Promise.race([taking, new Promise((done) => setTimeout(() => done('waits'), 300))])
    expect(first).toBe('waits')
    mayCommit.resolve()
    await minding
    expect(await taking).toEqual({ ok: false, refusal: 'caution' })
  } finally {
    await clone.drop()
  }
})

plain('opting out and taking at once end in peace, whoever comes first', async () => {
  const clone = await cloneDatabase()
  try {
    const { db } = clone
    for (let round = 0; round < 5; round += 1) {
      const { propertyId, marta, jonas, ana, taskId, mind } = await aTable(db)
      const [, taken] = await Promise.all([
        mind(ana.id, 'opted_out'),
        takeTask(db, marta, { taskId }, later),
        takeTask(db, jonas, { taskId }, later),
      ])
      expect(['ended', 'unseen', 'taken', undefined]).toContain(taken.ok ? undefined : taken.refusal)
      expect((await findTask(db, { propertyId, taskId }))?.status).toBe('called_off')
    }
  } finally {
    await clone.drop()
  }
})
