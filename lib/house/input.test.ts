import { expect, test } from 'vitest'

import { formInput } from '@/lib/auth/form-input'

import { OutletForm, PropertyForm, SpotForm, TeamForm } from './input'

const form = (fields: Record<string, string | string[]>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) data.append(name, one)
  return data
}
const outlet = { name: ' Bar ', kind: 'bar', visitMinutes: '' }

test('an outlet without minutes has visits that last until departure', () => {
  expect(OutletForm.parse(formInput(form(outlet), OutletForm))).toEqual({
    name: 'Bar',
    kind: 'bar',
    visitMinutes: null,
  })
  expect(OutletForm.parse({ ...outlet, visitMinutes: '90' })).toMatchObject({ visitMinutes: 90 })
  for (const visitMinutes of ['2', '90.5', 'an hour', '99999'])
    expect(OutletForm.safeParse({ ...outlet, visitMinutes }).success, visitMinutes).toBe(false)
})

test('a house has at least one language and a code for its currency', () => {
  const house = { name: 'Swan', zone: 'UTC', rollsAtHour: '4', currency: 'eur', languages: ['es', 'en'] }
  expect(PropertyForm.parse(formInput(form(house), PropertyForm))).toEqual({
    ...house,
    rollsAtHour: 4,
    currency: 'EUR',
  })
  expect(PropertyForm.safeParse({ ...house, languages: [] }).success).toBe(false)
  expect(PropertyForm.safeParse({ ...house, rollsAtHour: '12' }).success).toBe(false)
})

test('a spot has one other name a line', () => {
  const spot = { spotId: '019f0000-0000-7000-8000-000000000000', kind: 'table', label: '12' }
  expect(SpotForm.parse({ ...spot, aliases: ' the fountain \r\n\r\nmesa 7\n' }).aliases).toEqual([
    'the fountain',
    'mesa 7',
  ])
  expect(SpotForm.safeParse({ ...spot, aliases: 'x'.repeat(61) }).success).toBe(false)
})

test('a team hosts when the box is ticked', () => {
  const team = { name: 'Desk', outletId: '' }
  expect(TeamForm.parse(team)).toMatchObject({ isHost: false, outletId: null })
  expect(TeamForm.parse({ ...team, isHost: 'on' })).toMatchObject({ isHost: true })
})
