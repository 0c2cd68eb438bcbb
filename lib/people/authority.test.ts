import { expect, test } from 'vitest'

import { ROLES } from '@/db/vocabulary'

import { mayLetIn, mayManage } from './authority'

test('who may decide about whom, in full', () => {
  const table = ROLES.map((role) => [role, ROLES.filter((other) => mayManage({ role }, { role: other }))])
  expect(Object.fromEntries(table)).toEqual({
    staff: [],
    manager: ['staff'],
    admin: ['staff', 'manager', 'admin'],
  })
})

const at = (propertyId: string, role: (typeof ROLES)[number]) => ({ propertyId, role })

test('a way in needs authority in every house that it opens', () => {
  expect(mayLetIn([at('swan', 'manager')], [at('swan', 'staff')])).toBe(true)
  expect(mayLetIn([at('swan', 'manager')], [at('swan', 'manager')])).toBe(false)
  expect(mayLetIn([at('swan', 'manager')], [at('swan', 'staff'), at('bear', 'staff')])).toBe(false)
  expect(
    mayLetIn([at('swan', 'manager'), at('bear', 'staff')], [at('swan', 'staff'), at('bear', 'staff')]),
  ).toBe(false)
  expect(
    mayLetIn([at('swan', 'admin'), at('bear', 'admin')], [at('swan', 'admin'), at('bear', 'staff')]),
  ).toBe(true)
  expect(mayLetIn([at('swan', 'admin')], [])).toBe(false)
})
