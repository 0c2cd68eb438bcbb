import { expect, test } from 'vitest'

import { TASK_STATUSES } from '@/db/vocabulary'

import { whyNot } from './may'
import { canMove, MOVES, type Move } from './task'

const moves = Object.keys(MOVES) as Move[]

test('the life of a task, in full', () => {
  const life = TASK_STATUSES.map((status) => [status, moves.filter((move) => canMove({ status }, move))])
  expect(Object.fromEntries(life)).toEqual({
    suggested: ['accept', 'dismiss', 'take', 'give', 'call_off', 'miss'],
    waiting: ['begin', 'suggest', 'call_off', 'miss'],
    open: ['take', 'give', 'hold', 'call_off', 'miss'],
    claimed: ['give', 'hold', 'release', 'deliver', 'could_not', 'call_off', 'miss'],
    delivered: [],
    could_not: [],
    called_off: [],
    missed: [],
  })
})

test('where every move leads', () => {
  expect(Object.fromEntries(moves.map((move) => [move, MOVES[move].to]))).toEqual({
    accept: 'open',
    dismiss: 'called_off',
    begin: 'open',
    suggest: 'suggested',
    take: 'claimed',
    give: 'open',
    hold: 'waiting',
    release: 'open',
    deliver: 'delivered',
    could_not: 'could_not',
    call_off: 'called_off',
    miss: 'missed',
  })
})

test('what each person may do with an open task, their own, and somebody else’s', () => {
  const open = { kind: 'gesture' as const, status: 'open' as const, claimedBy: null, givenTo: null }
  const hers = { kind: 'gesture' as const, status: 'claimed' as const, claimedBy: 'ana', givenTo: null }
  const byHand = moves.filter((move) => move !== 'begin' && move !== 'suggest' && move !== 'miss')
  const may = (task: typeof open | typeof hers, personId: string, role: 'staff' | 'manager') =>
    byHand.filter((move) => whyNot(task, move, { personId, role }) === null)

  expect({
    'staff, open': may(open, 'ana', 'staff'),
    'manager, open': may(open, 'maria', 'manager'),
    'staff, her own': may(hers, 'ana', 'staff'),
    'staff, another’s': may(hers, 'jonas', 'staff'),
    'manager, another’s': may(hers, 'maria', 'manager'),
  }).toEqual({
    'staff, open': ['take', 'hold', 'call_off'],
    'manager, open': ['take', 'give', 'hold', 'call_off'],
    'staff, her own': ['give', 'hold', 'release', 'deliver', 'could_not', 'call_off'],
    'staff, another’s': [],
    'manager, another’s': ['give', 'hold', 'release', 'call_off'],
  })
})

test('a reply is done by sending it, never by a tap on "Done"', () => {
  const hers = { kind: 'reply' as const, status: 'claimed' as const, claimedBy: 'ana', givenTo: null }
  expect(whyNot(hers, 'deliver', { personId: 'ana', role: 'staff' })).toBe('by_sending')
})
