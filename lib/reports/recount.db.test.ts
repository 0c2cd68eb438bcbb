/** Whatever people do to their tasks, and take back, the report counts what a bystander with a notebook would. */
import fc from 'fast-check'
import { expect } from 'vitest'

import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import type { Member } from '@/lib/people/member'
import { couldNotTask } from '@/lib/tasks/could-not-task'
import { deliverTask } from '@/lib/tasks/deliver-task'
import { giveTask } from '@/lib/tasks/give-task'
import { releaseTask } from '@/lib/tasks/release-task'
import { findTask } from '@/lib/tasks/store'
import { sweepWindows } from '@/lib/tasks/sweep-windows'
import { takeTask } from '@/lib/tasks/take-task'
import { undoTask } from '@/lib/tasks/undo-task'
import { test } from '@/lib/testing/db-test'
import { aGuest, aMember, aProperty, aTask, aTeam, EVENING, minutesAfter } from '@/lib/testing/furnish'

import type { Source } from './figures'
import { measure } from './measure-store'
import type { Scope } from './scope'

const VERBS = ['take', 'deliver', 'could_not', 'release', 'give', 'undo', 'undo', 'sweep'] as const
const Act = fc.record({
  verb: fc.constantFrom(...VERBS),
  task: fc.nat(2),
  who: fc.nat(1),
  minutes: fc.integer({ min: 1, max: 9 }),
})
type Act = typeof Act extends fc.Arbitrary<infer One> ? One : never

/** A line of the notebook: a move that stood when it was written; undoing strikes the last one out. */
type Line = { move: string; at: Date; task: Task; person: string | null }

const COST = 700
const ALIVE = ['open', 'claimed']

async function aHouse(db: Database) {
  const { id: propertyId } = await aProperty(db)
  const teams = [await aTeam(db, propertyId, { name: 'Bar' }), await aTeam(db, propertyId, { name: 'Spa' })]
  const people = [
    await aMember(db, propertyId, { role: 'manager' }),
    await aMember(db, propertyId, { role: 'manager' }),
  ]
  const guest = await aGuest(db, propertyId)
  const gesture = { teamId: teams[0]?.id ?? null, guestId: guest.id, costMinor: COST }
  const tasks = [
    await aTask(db, propertyId, gesture),
    await aTask(db, propertyId, { ...gesture, dueAt: minutesAfter(EVENING, 8) }),
    await aTask(db, propertyId, { ...gesture, kind: 'call' }),
  ]
  return { propertyId, teams, people, taskIds: tasks.map(({ id }) => id) }
}

/** Does it, and writes down what was really done. */
async function act(
  db: Database,
  house: Awaited<ReturnType<typeof aHouse>>,
  books: Map<string, Line[]>,
  { verb, task: index, who }: Act,
  now: Date,
) {
  const [taskId = '', member] = [house.taskIds[index], house.people[who]]
  if (!member) throw new Error('There is nobody.')
  const { propertyId } = house
  if (verb === 'sweep') {
    const before: (Task | null)[] = []
    for (const id of house.taskIds) before.push(await findTask(db, { propertyId, taskId: id }))
    await sweepWindows(db, now)
    for (const was of before) {
      if (!was) continue
      const is = await findTask(db, { propertyId, taskId: was.id })
      if (is?.status === 'missed' && ALIVE.includes(was.status))
        books.get(was.id)?.push({ move: 'miss', at: now, task: is, person: was.claimedBy })
    }
    return
  }
  const outcome = await doIt(db, house, verb, taskId, member, now)
  if (!outcome.ok) return
  if (verb === 'undo') books.get(taskId)?.pop()
  else if (outcome.isNew)
    books.get(taskId)?.push({ move: verb, at: now, task: outcome.task, person: member.personId })
}

async function doIt(
  db: Database,
  { propertyId, teams }: Awaited<ReturnType<typeof aHouse>>,
  verb: Exclude<Act['verb'], 'sweep'>,
  taskId: string,
  member: Member,
  now: Date,
) {
  const was = await findTask(db, { propertyId, taskId })
  if (!was) throw new Error('The task is gone.')
  const key = { taskId }
  const to = { teamId: teams.find(({ id }) => id !== was.teamId)?.id ?? '' }
  const outcome = await {
    take: () => takeTask(db, member, key, now),
    deliver: () => deliverTask(db, member, { ...key, revision: was.revision }, now),
    could_not: () => couldNotTask(db, member, { ...key, reason: 'declined' }, now),
    release: () => releaseTask(db, member, key, now),
    give: () => giveTask(db, member, { ...key, to }, now),
    undo: () => undoTask(db, member, key, now),
  }[verb]()
  // A second tap is answered with yes, and changes nothing.
  return outcome.ok ? { ...outcome, isNew: outcome.task.revision > was.revision } : outcome
}

/** The notebook, counted by hand. */
function countedFrom(books: Map<string, Line[]>, source: Source): Line[] {
  return [...books.values()].flatMap((lines) => {
    const gestures = lines.filter(({ task }) => task.kind === 'gesture')
    const of = (move: string) => gestures.filter((line) => line.move === move)
    if (source === 'takes') return of('take').slice(0, 1)
    if (source === 'lates') return [...of('deliver').filter(({ at, task }) => at > task.dueAt), ...of('miss')]
    return of({ moments: 'deliver', misses: 'miss', could_nots: 'could_not' }[String(source)] ?? '')
  })
}

const tally = (keys: (string | null)[]) =>
  Object.fromEntries([...Map.groupBy(keys, String)].map(([key, same]) => [key, same.length]))

test('any evening of takes, gives, deliveries, misses and undoes adds up to what stood at its end', async ({
  db,
}) => {
  await fc.assert(
    fc.asyncProperty(fc.array(Act, { minLength: 6, maxLength: 24 }), async (acts) => {
      const house = await aHouse(db)
      const books = new Map(house.taskIds.map((id) => [id, [] as Line[]]))
      let minute = 0
      for (const one of acts) {
        minute += one.minutes
        await act(db, house, books, one, minutesAfter(EVENING, minute))
      }

      const scope: Scope = {
        ...{ propertyId: house.propertyId, from: '2026-07-10', to: '2026-07-10', only: {}, now: EVENING },
        clock: { zone: 'Europe/Lisbon', rollsAtHour: 4 },
        until: minutesAfter(EVENING, 600),
      }
      for (const source of ['takes', 'moments', 'misses', 'could_nots', 'lates'] as const) {
        const lines = countedFrom(books, source)
        const { whole, by } = await measure(db, source, scope, ['team', 'person'])
        const parts = (name: 'team' | 'person') =>
          Object.fromEntries([...(by[name] ?? [])].map(([key, { count }]) => [String(key), count]))
        expect(whole.count, source).toBe(lines.length)
        expect(parts('team'), source).toEqual(tally(lines.map(({ task }) => task.teamId)))
        expect(parts('person'), source).toEqual(tally(lines.map(({ person }) => person)))
      }
      const moments = countedFrom(books, 'moments')
      const spent = (await measure(db, 'spends', scope)).whole.totalMinor
      expect(spent).toBe(moments.length * COST)
      expect((await measure(db, 'touches', scope)).whole.guests).toBe(Math.min(1, moments.length))
      expect((await measure(db, 'moments', scope)).whole.inTime).toBe(
        moments.filter(({ at, task }) => at <= task.dueAt).length,
      )
    }),
    { numRuns: 25, seed: 20_260_710 },
  )
}, 120_000)
