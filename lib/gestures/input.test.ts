import { expect, test } from 'vitest'

import { GestureForm } from './input'

const sent = {
  name: 'Signature drink',
  act: 'A signature drink',
  actMany: '{count} signature drinks',
  cost: '2.50',
  value: '12',
  minutes: '6',
  teamId: '',
  proof: 'none',
  steps: 'Ask the bar\nCarry it yourself',
  notFor: ['no_alcohol'],
  perVisit: '1',
}

test('a gesture is read from its form', () => {
  expect(GestureForm.parse(sent)).toEqual({
    ...sent,
    minutes: 6,
    teamId: null,
    steps: ['Ask the bar', 'Carry it yourself'],
    perVisit: 1,
  })
})

test('the act for several says where the number stands, or is left out', () => {
  expect(GestureForm.parse({ ...sent, actMany: ' ' }).actMany).toBeNull()
  const wrong = GestureForm.safeParse({ ...sent, actMany: 'Some drinks' })
  expect(wrong.error?.issues).toMatchObject([{ path: ['actMany'], message: 'needsCount' }])
})

test('a gesture is given at least once, and takes a minute', () => {
  for (const wrong of [{ perVisit: '0' }, { minutes: '0' }, { minutes: '' }, { proof: 'hearsay' }])
    expect(GestureForm.safeParse({ ...sent, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
})
