import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { decisions } from '@/db/schema/decisions'
import { visits } from '@/db/schema/guests'
import { questions } from '@/db/schema/replies'
import { signals } from '@/db/schema/signals'
import { type Task, taskEvents, tasks } from '@/db/schema/tasks'
import { startQuestion } from '@/lib/questions/ask-question'
import { deliverTask } from '@/lib/tasks/deliver-task'
import { takeTask } from '@/lib/tasks/take-task'
import { aHouse, hear } from '@/lib/testing/a-house'
import { test } from '@/lib/testing/db-test'
import { aMember, EVENING, minutesAfter } from '@/lib/testing/furnish'

const at = (minutes: number) => minutesAfter(EVENING, minutes)

/** Ana was asked, and said "table 12"; anything else she says is taken by a playbook that hears the word. */
async function anAnswer(db: Database) {
  const house = await aHouse(db, { starters: ['where_are_you_sitting', 'praise_of_the_bathroom'] })
  const marta = await aMember(db, house.propertyId)
  const checkIn = { kind: 'check_in', handle: 'ana', text: 'with @ben', externalId: 'check-in' } as const
  await hear(db, house, { ...checkIn, at: at(0) })
  await hear(db, house, { kind: 'check_in', handle: 'ben', at: at(0) })
  const [question] = await db.select().from(questions)
  if (!question) throw new Error('nothing was asked')
  await startQuestion(db, question, at(1))
  const says = (handle: string, text: string, minutes: number, inReplyTo: string | null = 'check-in') =>
    hear(db, house, { handle, text, at: at(minutes), inReplyTo })
  const answer = await says('ana', 'We are at table 12', 3)
  const edits = async (text: string, minutes: number, row: { deletedAt?: Date } = {}) => {
    await db
      .update(signals)
      .set({ text, revisedAt: at(minutes), ...row })
      .where(eq(signals.id, answer))
    await house.heed(answer, at(minutes))
  }
  const drinks = async (): Promise<Task> => {
    const [task] = await db.select().from(tasks).where(eq(tasks.id, question.waitingTaskId))
    if (!task) throw new Error('no drinks')
    return task
  }
  expect(await drinks()).toMatchObject({ status: 'open', spotId: house.spot('12') })
  return { house, marta, answer, says, edits, drinks }
}

describe('an answer that is edited', () => {
  test('moves the drinks, the visit and nothing else', async ({ db }) => {
    const { house, answer, edits, drinks } = await anAnswer(db)
    await edits('We are at table 14, the bathroom is next door', 5)
    expect(await drinks()).toMatchObject({ status: 'open', spotId: house.spot('14'), claimedBy: null })
    expect(await db.select().from(visits)).toMatchObject([{ spotId: house.spot('14') }])
    expect(await db.select().from(tasks)).toHaveLength(2)
    const [decision] = await db.select().from(decisions).where(eq(decisions.signalId, answer))
    expect(decision).toMatchObject({ stopped: { key: 'answer' } })
    const events = await db.select().from(taskEvents).where(eq(taskEvents.move, 'amend'))
    expect(events).toMatchObject([{ byPersonId: null, detail: { spotWas: '12', spot: '14' } }])
    await house.heed(answer, at(6))
    expect(await db.select().from(taskEvents).where(eq(taskEvents.move, 'amend'))).toHaveLength(1)
  })

  test('is told to whoever carries them already, before they say it is done', async ({ db }) => {
    const { house, marta, edits, drinks } = await anAnswer(db)
    const { id: taskId } = await drinks()
    await takeTask(db, marta, { taskId }, at(4))
    const { revision } = await drinks()
    await edits('We are at table 14', 5)
    expect(await drinks()).toMatchObject({ status: 'claimed', spotId: house.spot('14') })
    expect(await deliverTask(db, marta, { taskId, revision }, at(6))).toMatchObject({ refusal: 'changed' })
  })

  test('so that it says no table any more, or is taken down, leaves the drinks where they are', async ({
    db,
  }) => {
    const { house, edits, drinks } = await anAnswer(db)
    await edits('What a lovely bathroom', 5)
    expect(await drinks()).toMatchObject({ status: 'open', spotId: house.spot('12') })
    await edits('', 6, { deletedAt: at(6) })
    expect(await drinks()).toMatchObject({ status: 'open', spotId: house.spot('12') })
    expect(await db.select().from(tasks)).toHaveLength(2)
  })

  test('after the drinks were brought changes nothing', async ({ db }) => {
    const { house, marta, edits, drinks } = await anAnswer(db)
    const { id: taskId } = await drinks()
    await takeTask(db, marta, { taskId }, at(4))
    await deliverTask(db, marta, { taskId, revision: 9 }, at(4))
    await edits('We are at table 14', 5)
    expect(await drinks()).toMatchObject({ status: 'delivered', spotId: house.spot('12') })
  })
})

describe('a second answer', () => {
  test('by the same guest corrects the first', async ({ db }) => {
    const { house, says, drinks } = await anAnswer(db)
    await says('ana', 'Table 14!', 5)
    expect(await drinks()).toMatchObject({ status: 'open', spotId: house.spot('14') })
    expect(await db.select().from(tasks)).toHaveLength(2)
  })

  test('is one only where it answers: what she says of a table elsewhere moves nothing', async ({ db }) => {
    const { house, says, drinks } = await anAnswer(db)
    await says('ana', 'Table 14!', 5, null)
    expect(await drinks()).toMatchObject({ spotId: house.spot('12') })
  })

  test('does not move what somebody moved by hand', async ({ db }) => {
    const { house, says, drinks } = await anAnswer(db)
    await db
      .update(tasks)
      .set({ spotId: house.spot('7') })
      .where(eq(tasks.kind, 'gesture'))
    await says('ana', 'Table 14!', 5)
    expect(await drinks()).toMatchObject({ spotId: house.spot('7') })
  })
})
