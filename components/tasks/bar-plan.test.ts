import { expect, test } from 'vitest'

import type { TaskStatus } from '@/db/vocabulary'
import { whyNot } from '@/lib/tasks/may'
import type { TaskDetail } from '@/lib/tasks/read-task'

import { planBar } from './bar-plan'

const MOVES = [
  'accept',
  'dismiss',
  'take',
  'give',
  'hold',
  'release',
  'deliver',
  'could_not',
  'call_off',
] as const

/** The bar of a task as somebody sees it who has it in hand, or not. */
function bar(
  status: TaskStatus,
  {
    isMine = false,
    role = 'staff' as const,
    undoes = null as TaskDetail['undoes'],
    isForbidden = false,
  } = {},
) {
  const standing = {
    kind: 'gesture' as const,
    status,
    claimedBy: status === 'claimed' ? (isMine ? 'me' : 'jonas') : null,
    givenTo: null,
  }
  const may = Object.fromEntries(
    MOVES.map((move) => [
      move,
      isForbidden && (move === 'take' || move === 'deliver')
        ? 'caution'
        : whyNot(standing, move, { personId: 'me', role }),
    ]),
  ) as TaskDetail['may']
  const mayChooseAnother = isForbidden && (status !== 'claimed' || isMine)
  const row = { status, kind: 'gesture' as const, secondChance: null, guest: null }
  return planBar({
    row,
    may,
    mayChooseAnother,
    undoes,
    mayBeMadeGood: status === 'missed',
    hasOwnPrimary: false,
  })
}

test('there is never more than one primary button, and it is the next sensible thing', () => {
  expect(bar('suggested').primary).toBe('take')
  expect(bar('open').primary).toBe('take')
  expect(bar('claimed', { isMine: true }).primary).toBe('deliver')
  expect(bar('claimed').primary).toBeNull()
  expect(bar('waiting').primary).toBeNull()
  expect(bar('waiting', { undoes: 'hold' }).primary).toBe('undo')
  expect(bar('missed').primary).toBe('honest_word')
  expect(bar('delivered', { undoes: 'deliver' })).toEqual({ primary: null, beside: ['undo'], more: [] })
})

test('could not do it stands beside done, as easy and as honest', () => {
  expect(bar('claimed', { isMine: true }).beside).toEqual(['could_not', 'give'])
})

test('a button is only offered for a move that the house would allow', () => {
  const others = bar('claimed')
  expect([...others.beside, ...others.more]).toEqual(['amend'])
})

test('what is not for this guest is neither taken nor done: another gesture leads, and calling it off is near', () => {
  const forbidden = (status: TaskStatus, isMine = false) => bar(status, { isMine, isForbidden: true })
  for (const status of ['suggested', 'open', 'waiting'] as const) {
    const { primary, beside, more } = forbidden(status)
    expect(primary).toBe('another')
    expect(beside).toContain(status === 'suggested' ? 'dismiss' : 'call_off')
    expect([...beside, ...more]).not.toContain('take')
  }
  expect(forbidden('claimed', true)).toMatchObject({ primary: 'another', beside: ['could_not', 'call_off'] })
  expect(forbidden('claimed')).toMatchObject({ primary: null })
})
