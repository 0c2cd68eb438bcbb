/** Connections cut inside transactions: what was refused left nothing, what was done is done whole. */
import { setTimeout as pause } from 'node:timers/promises'

import { openDatabase } from '@/db/client'
import { deliverTask } from '@/lib/tasks/deliver-task'
import { takeTask } from '@/lib/tasks/take-task'
import { aTask } from '@/lib/testing/furnish'

import type { FaultyHouse } from './open-house'
import { cutOneConnection, listHalfDone } from './store'
import { type Finding, newestOf } from './verdict'

const VICTIM = 'on-the-house cut'
const CALLERS = 8
const TRIES = 60
/** A cut after so many attempts, not after so much time: on a slow machine the work must get done as well. */
const ATTEMPTS_PER_CUT = 3
/** A caller that waits longer for a connection is a finding, not a reason to wait on. */
const OVER_AFTER_MS = 120_000

/** Takes and delivers tasks with several callers while a killer ends their connections every few milliseconds. */
export async function cutInsideTransactions(house: FaultyHouse, tasks: number): Promise<Finding> {
  const { db, propertyId, member } = house
  const victim = openDatabase(house.url, { name: VICTIM, max: CALLERS, onError: () => undefined })
  const now = new Date()
  const waiting: string[] = []
  for (let index = 0; index < tasks; index += 1) {
    const window = {
      dueAt: new Date(now.getTime() + 600_000),
      windowEndsAt: new Date(now.getTime() + 3_600_000),
    }
    const task = await aTask(db, propertyId, { ...window, costMinor: 250, openedAt: now, createdAt: now })
    waiting.push(task.id)
  }

  let isOver = false
  let attempts = 0
  let cut = 0
  const killing = (async () => {
    let cutAt = 0
    while (!isOver) {
      const isDue = attempts - cutAt >= ATTEMPTS_PER_CUT
      if (isDue && (await cutOneConnection(db, VICTIM))) {
        cut += 1
        cutAt = attempts
      }
      await pause(2)
    }
  })()

  let failures = 0
  let delivered = 0
  const overAt = now.getTime() + OVER_AFTER_MS
  const insist = async (attempt: () => Promise<boolean>) => {
    for (let count = 0; count < TRIES && Date.now() < overAt; count += 1) {
      attempts += 1
      try {
        return await attempt()
      } catch {
        failures += 1
      }
    }
    return false
  }
  const work = async () => {
    for (let taskId = waiting.shift(); taskId; taskId = waiting.shift()) {
      const id = taskId
      await insist(async () => (await takeTask(victim.db, member, { taskId: id }, new Date())).ok)
      const done = await insist(async () => {
        const revision = await newestOf(victim.db, { propertyId, taskId: id })
        return (await deliverTask(victim.db, member, { taskId: id, revision }, new Date())).ok
      })
      if (done) delivered += 1
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, work))
  isOver = true
  await killing
  await victim.close()

  const halfDone = await listHalfDone(db, propertyId)
  for (const row of halfDone.slice(0, 3)) console.log(`  half done: ${row}`)
  return {
    name: `connections cut inside transactions while ${tasks} tasks are taken and delivered`,
    facts: { cut, failuresSeenByCallers: failures, delivered, halfDone: halfDone.length },
    isGood: halfDone.length === 0 && delivered === tasks && failures > 0,
  }
}
