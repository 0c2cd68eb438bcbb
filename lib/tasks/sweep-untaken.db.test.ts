import { describe, expect } from 'vitest'

import { test } from '@/lib/testing/db-test'
import { aMember, aProperty, aTask, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { sweepUntaken } from './sweep-untaken'

const between = (from: number, to: number) => ({
  since: minutesAfter(EVENING, from),
  now: minutesAfter(EVENING, to),
})

describe('screens are told when half of the time of a task is over', () => {
  test('once, and in its own house alone', async ({ db }) => {
    const { id: swan } = await aProperty(db)
    const { id: heron } = await aProperty(db)
    await aTask(db, swan, { dueAt: minutesAfter(EVENING, 20) })
    await aTask(db, heron, { dueAt: minutesAfter(EVENING, 60) })

    expect(await sweepUntaken(db, between(8, 9))).toEqual([])
    expect(await sweepUntaken(db, between(9, 10))).toEqual([swan])
    expect(await sweepUntaken(db, between(10, 11))).toEqual([])
    expect(await sweepUntaken(db, between(11, 40))).toEqual([heron])
  })

  test('not when somebody has it, nor before it can be done', async ({ db }) => {
    const { id: swan } = await aProperty(db)
    const marta = await aMember(db, swan)
    const dueAt = minutesAfter(EVENING, 20)
    await aTask(db, swan, { dueAt, status: 'claimed', claimedBy: marta.personId })
    await aTask(db, swan, { dueAt, status: 'waiting', openedAt: null })

    expect(await sweepUntaken(db, between(0, 40))).toEqual([])
  })
})
