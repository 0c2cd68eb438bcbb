import { expect } from 'vitest'

import { test } from '@/lib/testing/db-test'
import { aMember, aProperty, EVENING } from '@/lib/testing/furnish'

import { listAdminsOutside, listDemonstrationPeople } from './entrance-store'
import { hashOfToken, makeSignInLink } from './make-sign-in-link'
import { spendLink } from './sign-in-store'

test('start lets in the people of a demonstration, and nobody of a real house', async ({ db }) => {
  const shown = await aProperty(db, { name: 'The Harbour House', isDemonstration: true })
  const real = await aProperty(db)
  await aMember(db, shown.id, { name: 'Bruno', role: 'staff' })
  await aMember(db, shown.id, { name: 'Zoe', role: 'admin' })
  await aMember(db, real.id, { name: 'Marta', role: 'admin' })

  const names = (await listDemonstrationPeople(db)).map(({ name, property }) => `${name}, ${property}`)
  expect(names).toEqual(['Zoe, The Harbour House', 'Bruno, The Harbour House'])
})

test('the first admin gets a way in until somebody has come in, then never again', async ({ db }) => {
  const { id } = await aProperty(db, { name: '' })
  const admin = await aMember(db, id, { role: 'admin' })
  await aMember(db, id, { role: 'staff' })
  expect(await listAdminsOutside(db)).toMatchObject([{ personId: admin.personId }])

  const link = { personId: admin.personId, createdBy: null, setsPassword: true }
  const { token } = await makeSignInLink(db, link, EVENING)
  expect(await listAdminsOutside(db)).toHaveLength(1)

  await spendLink(db, hashOfToken(token), EVENING)
  expect(await listAdminsOutside(db)).toEqual([])
})
