import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { memberships } from '@/db/schema/people'
import { replies } from '@/db/schema/replies'
import { releaseTasksOf } from '@/lib/tasks/release-task'
import { findTask } from '@/lib/tasks/store'
import { takeTask } from '@/lib/tasks/take-task'
import { aFloor } from '@/lib/testing/a-floor'
import { test } from '@/lib/testing/db-test'
import { aGuest, aSignal, aTask, aTeam, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { findVoiceBefore } from './conversation-store'
import { saveDraft } from './draft-reply'
import { handOverConversations } from './hand-over-conversations'
import { keepYes } from './keep-yes'
import { markPosted } from './send-reply'
import { sweepLeaving } from './sweep-leaving'

const words = 'Thank you, Ana. Where are you sitting?'
const handOver = async () => undefined
const later = (minutes: number) => minutesAfter(EVENING, minutes)

async function aConversation(db: Database) {
  const floor = await aFloor(db)
  const { propertyId } = floor
  const ana = await aGuest(db, propertyId, { handle: 'ana' })
  const ask = async (text: string) => {
    const signal = await aSignal(db, propertyId, { guestId: ana.id, authorName: 'Ana', text })
    const task = { kind: 'reply' as const, act: '', signalId: signal.id, guestId: ana.id }
    return (await aTask(db, propertyId, task)).id
  }
  return { ...floor, ana, ask }
}

describe('going off shift', () => {
  test('hands every conversation in hand to a colleague, with its draft', async ({ db }) => {
    const { propertyId, marta, jonas, ask } = await aConversation(db)
    const [first, second, leaving] = [await ask('One'), await ask('Two'), await ask('Three')]
    for (const taskId of [first, second]) await takeTask(db, marta, { taskId }, EVENING)
    await saveDraft(db, marta, { taskId: first, words }, EVENING)
    await markPosted(db, marta, { taskId: leaving, words }, EVENING)
    const gesture = await aTask(db, propertyId, { status: 'claimed', claimedBy: marta.personId })

    const to = { personId: jonas.personId }
    expect(await handOverConversations(db, marta, { to }, EVENING)).toEqual({
      ok: true,
      to: 'Jonas Weber',
      given: 2,
      kept: 1,
    })
    for (const taskId of [first, second])
      expect(await findTask(db, { propertyId, taskId })).toMatchObject({
        status: 'open',
        claimedBy: null,
        givenTo: jonas.personId,
      })
    expect(await findTask(db, { propertyId, taskId: gesture.id })).toMatchObject({ status: 'claimed' })
    const draft = (await db.select().from(replies).where(eq(replies.taskId, first)))[0]
    if (!draft) throw new Error('the draft is gone')
    const goOn = { taskId: first, words, takeOver: true, seenAt: draft.updatedAt }
    expect(await saveDraft(db, jonas, goOn, later(1))).toMatchObject({ ok: true })
  })

  test('to oneself, to nobody, or with nothing in hand is refused', async ({ db }) => {
    const { marta, jonas } = await aConversation(db)
    const stranger = await aFloor(db)
    const team = await aTeam(db, stranger.propertyId)
    const give = (to: { personId: string } | { teamId: string }) =>
      handOverConversations(db, marta, { to }, EVENING)
    expect(await give({ personId: marta.personId })).toMatchObject({ refusal: 'yourself' })
    expect(await give({ personId: stranger.jonas.personId })).toMatchObject({ refusal: 'no_such_receiver' })
    expect(await give({ teamId: team.id })).toMatchObject({ refusal: 'no_such_receiver' })
    expect(await give({ personId: jonas.personId })).toMatchObject({ refusal: 'nothing' })
  })
})

describe('whoever goes on', () => {
  test('introduces themselves after somebody else’s words, and not after their own', async ({ db }) => {
    const { propertyId, marta, jonas, ask } = await aConversation(db)
    await markPosted(db, marta, { taskId: await ask('One'), words }, EVENING)
    await sweepLeaving(db, later(1), handOver)
    const taskId = await ask('Two')
    const voiceBefore = (personId: string, minutes = 5) =>
      findVoiceBefore(db, { propertyId, taskId, personId }, later(minutes))
    expect(await voiceBefore(jonas.personId)).toMatchObject({ publicName: 'Marta Oliveira' })
    expect(await voiceBefore(marta.personId)).toBeNull()
    expect(await voiceBefore(jonas.personId, 31 * 24 * 60)).toBeNull()

    await markPosted(db, jonas, { taskId: await ask('Three'), words }, later(2))
    await sweepLeaving(db, later(3), handOver)
    expect(await voiceBefore(jonas.personId)).toBeNull()
    const { propertyId: elsewhere } = await aFloor(db)
    expect(
      await findVoiceBefore(db, { propertyId: elsewhere, taskId, personId: jonas.personId }, later(5)),
    ).toBeNull()
  })

  test('finds as a draft what waited for a yes when its author left', async ({ db }) => {
    const { propertyId, marta, helena, jonas, ask } = await aConversation(db)
    await keepYes(db, helena, true)
    const taskId = await ask('One')
    await markPosted(db, marta, { taskId, words }, EVENING)
    await db
      .update(memberships)
      .set({ disabledAt: later(1) })
      .where(eq(memberships.personId, marta.personId))
    await releaseTasksOf(db, { propertyId, personId: marta.personId }, later(1))
    await sweepLeaving(db, later(2), handOver)
    expect(await db.select().from(replies)).toMatchObject([{ state: 'draft', words }])
    await keepYes(db, helena, false)
    expect(await markPosted(db, jonas, { taskId, words }, later(3))).toMatchObject({
      reply: { state: 'leaving', voicePersonId: jonas.personId },
    })
  })
})
