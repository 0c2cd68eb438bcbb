import { expect, test } from 'vitest'

import { TASK_KINDS, TASK_STATUSES } from '@/db/vocabulary'

import { standingOf, type TaskOfSignal } from './standing'

const heard = { settledAt: null, nature: 'guest' as const, deletedAt: null }
const task = (row: Partial<TaskOfSignal>): TaskOfSignal => ({
  kind: 'gesture',
  status: 'open',
  couldNotReason: null,
  ...row,
})

test('what one task makes of a signal, in full', () => {
  const standings = TASK_KINDS.map((kind) => [
    kind,
    Object.fromEntries(TASK_STATUSES.map((status) => [status, standingOf(heard, [task({ kind, status })])])),
  ])
  const gesture = {
    suggested: 'looked_after',
    waiting: 'looked_after',
    open: 'looked_after',
    claimed: 'looked_after',
    delivered: 'answered',
    could_not: 'unanswered',
    called_off: 'unanswered',
    missed: 'unanswered',
  }
  expect(Object.fromEntries(standings)).toEqual({
    gesture,
    call: gesture,
    reply: { ...gesture, claimed: 'answered' },
  })
})

test('without tasks nobody has answered, until somebody settles it', () => {
  expect(standingOf(heard, [])).toBe('unanswered')
  expect(standingOf({ ...heard, settledAt: new Date() }, [])).toBe('settled')
})

test('one that is under way looks after it while the others have ended; one that was done answers it', () => {
  const missed = task({ status: 'missed' })
  expect(standingOf(heard, [missed, task({})])).toBe('looked_after')
  expect(standingOf(heard, [missed, task({}), task({ status: 'delivered' })])).toBe('answered')
  expect(standingOf(heard, [missed, task({ status: 'called_off' })])).toBe('unanswered')
})

test('a guest who declined has heard from us; one who was out has not', () => {
  const couldNot = (couldNotReason: TaskOfSignal['couldNotReason']) => [
    task({ status: 'could_not', couldNotReason }),
  ]
  expect(standingOf(heard, couldNot('declined'))).toBe('answered')
  expect(standingOf(heard, couldNot('guest_out'))).toBe('unanswered')
})

test('our own words, reposts and what was taken down ask for no answer', () => {
  expect(standingOf({ ...heard, nature: 'repost' }, [])).toBe('settled')
  expect(standingOf({ ...heard, nature: 'own_post' }, [task({})])).toBe('settled')
  expect(standingOf({ ...heard, deletedAt: new Date() }, [])).toBe('settled')
})
