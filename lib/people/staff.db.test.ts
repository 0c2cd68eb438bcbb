import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { tasks } from '@/db/schema/tasks'
import type { Role } from '@/db/vocabulary'
import { archiveTeam, bringBackTeam } from '@/lib/house/keep-team'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { aMember, aProperty, aTask, aTeam, EVENING } from '@/lib/testing/furnish'

import { addStaff } from './add-staff'
import { changeStaff } from './change-staff'
import { disableStaff, enableStaff } from './disable-staff'
import { giveCode, giveLink } from './let-in'
import { signInWithLink, signInWithPassword } from './sign-in'
import { findPerson } from './sign-in-store'
import { findStaff, insertMembership, listStaff } from './staff-store'

async function aHouse(db: Database) {
  const property = await aProperty(db)
  const team = await aTeam(db, property.id, { name: 'Bar' })
  const one = (role: Role) =>
    aMember(db, property.id, { name: `The ${role}`, role, person: { staffName: `${role}-${newId()}` } })
  const [admin, manager, staff] = [await one('admin'), await one('manager'), await one('staff')]
  return { property, team, admin, manager, staff }
}

const joao = (role: Role = 'staff', teamIds: string[] = []) => ({
  name: 'João Pires',
  signInName: `joao-${newId()}`,
  role,
  teamIds,
  locale: 'es' as const,
})

describe('adding somebody', () => {
  test('gives a code that opens the house once, and the teams of this house', async ({ db }) => {
    const { property, manager, team } = await aHouse(db)
    const input = joao('staff', [team.id])

    const added = await addStaff(db, manager, input, EVENING)

    if (!added.ok || !added.code) throw new Error('nobody was added')
    const key = { propertyId: property.id, personId: added.personId }
    expect(await findStaff(db, key)).toMatchObject({
      role: 'staff',
      teamIds: [team.id],
      mustChangePassword: true,
    })
    const way = { name: input.signInName, password: added.code, address: '203.0.113.1' }
    expect(await signInWithPassword(db, way, EVENING)).toMatchObject({ ok: true, ...key })
  })

  test('never into a team of another house', async ({ db }) => {
    const { manager, team } = await aHouse(db)
    const theirTeam = await aTeam(db, (await aProperty(db)).id)
    const input = joao('staff', [team.id, theirTeam.id])
    expect(await addStaff(db, manager, input, EVENING)).toMatchObject({ refusal: 'not_found' })
  })

  test('is for managers as far as staff goes, and for admins', async ({ db }) => {
    const { admin, manager, staff } = await aHouse(db)
    expect(await addStaff(db, staff, joao(), EVENING)).toMatchObject({ refusal: 'not_yours' })
    expect(await addStaff(db, manager, joao('manager'), EVENING)).toMatchObject({ refusal: 'not_yours' })
    expect(await addStaff(db, manager, joao('admin'), EVENING)).toMatchObject({ refusal: 'not_yours' })
    expect(await addStaff(db, admin, joao('admin'), EVENING)).toMatchObject({ ok: true })
  })

  test('never takes over somebody of a house that one has no say in', async ({ db }) => {
    const here = await aHouse(db)
    const there = await aHouse(db)
    const theirs = joao()
    const known = await addStaff(db, there.manager, theirs, EVENING)
    if (!known.ok) throw new Error('nobody was added')

    expect(await addStaff(db, here.admin, theirs, EVENING)).toMatchObject({ refusal: 'name_taken' })

    const both = { propertyId: there.property.id, personId: here.admin.personId, role: 'manager' as const }
    await insertMembership(db, both)
    expect(await addStaff(db, here.admin, theirs, EVENING)).toEqual({
      ok: true,
      personId: known.personId,
      code: null,
    })
    expect(await addStaff(db, here.admin, theirs, EVENING)).toMatchObject({ refusal: 'works_here' })
  })
})

test('of two managers who add the same name at once, one does', async () => {
  const { db, drop } = await cloneDatabase()
  try {
    const [here, there] = [await aHouse(db), await aHouse(db)]
    const input = joao()
    const added = await Promise.all([
      addStaff(db, here.manager, input, EVENING),
      addStaff(db, there.manager, input, EVENING),
    ])
    expect(added.map((one) => (one.ok ? 'added' : one.refusal)).sort()).toEqual(['added', 'name_taken'])
  } finally {
    await drop()
  }
})

describe('changing what somebody does', () => {
  test('moves role and teams', async ({ db }) => {
    const { admin, staff, team, property } = await aHouse(db)
    const change = { personId: staff.personId, role: 'manager' as const, teamIds: [team.id] }
    expect(await changeStaff(db, admin, change)).toMatchObject({ ok: true })
    expect(await findStaff(db, { propertyId: property.id, personId: staff.personId })).toMatchObject({
      role: 'manager',
      teamIds: [team.id],
    })
  })

  test('is refused for people above, for other houses and their teams', async ({ db }) => {
    const { manager, admin, staff } = await aHouse(db)
    const other = await aHouse(db)
    const change = (personId: string, role: Role, teamIds: string[] = []) =>
      changeStaff(db, manager, { personId, role, teamIds })
    expect(await change(admin.personId, 'staff')).toMatchObject({ refusal: 'not_yours' })
    expect(await change(staff.personId, 'manager')).toMatchObject({ refusal: 'not_yours' })
    expect(await change(manager.personId, 'admin')).toMatchObject({ refusal: 'not_yours' })
    expect(await change(other.staff.personId, 'staff')).toMatchObject({ refusal: 'not_found' })
    expect(await change(staff.personId, 'staff', [other.team.id])).toMatchObject({ refusal: 'not_found' })
  })

  test('lets a manager join a team, and the last admin stay one', async ({ db }) => {
    const { manager, admin, team } = await aHouse(db)
    const own = { personId: manager.personId, role: 'manager' as const, teamIds: [team.id] }
    expect(await changeStaff(db, manager, own)).toMatchObject({ ok: true })
    const step = { personId: admin.personId, role: 'staff' as const, teamIds: [] }
    expect(await changeStaff(db, admin, step)).toMatchObject({ refusal: 'last_admin' })
  })
})

describe('closing the door', () => {
  test('is refused for oneself, for people above and for other houses', async ({ db }) => {
    const { manager, admin } = await aHouse(db)
    const other = await aHouse(db)
    const close = (personId: string) => disableStaff(db, manager, personId, EVENING)
    expect(await close(manager.personId)).toMatchObject({ refusal: 'yourself' })
    expect(await close(admin.personId)).toMatchObject({ refusal: 'not_yours' })
    expect(await close(other.staff.personId)).toMatchObject({ refusal: 'not_found' })
    expect(await enableStaff(db, manager, other.staff.personId)).toMatchObject({ refusal: 'not_found' })
  })

  test('puts what they had in hand back on the list, here and in no other house', async ({ db }) => {
    const { manager, staff, property } = await aHouse(db)
    const other = await aHouse(db)
    await insertMembership(db, { propertyId: other.property.id, personId: staff.personId, role: 'staff' })
    const taken = { status: 'claimed' as const, claimedBy: staff.personId }
    const here = await aTask(db, property.id, taken)
    const there = await aTask(db, other.property.id, taken)

    expect(await disableStaff(db, manager, staff.personId, EVENING)).toMatchObject({ putBack: 1 })

    const rows = await db.select().from(tasks)
    expect(rows.find(({ id }) => id === here.id)).toMatchObject({ status: 'open', claimedBy: null })
    expect(rows.find(({ id }) => id === there.id)).toMatchObject(taken)
  })

  test('happens once, and can be taken back', async ({ db }) => {
    const { manager, staff, property } = await aHouse(db)
    expect(await disableStaff(db, manager, staff.personId, EVENING)).toMatchObject({ ok: true })
    expect(await disableStaff(db, manager, staff.personId, EVENING)).toMatchObject({ refusal: 'already' })
    const people = await listStaff(db, property.id)
    expect(people.at(-1)).toMatchObject({ personId: staff.personId, disabledAt: EVENING })
    expect(await enableStaff(db, manager, staff.personId)).toMatchObject({ ok: true })
    expect(await enableStaff(db, manager, staff.personId)).toMatchObject({ refusal: 'already' })
  })
})

test('two admins who close the door on each other at once leave one inside', async () => {
  const { db, drop } = await cloneDatabase()
  try {
    const { property, admin } = await aHouse(db)
    const other = await aMember(db, property.id, { name: 'The other', role: 'admin' })
    const [one, two] = await Promise.all([
      disableStaff(db, admin, other.personId, EVENING),
      disableStaff(db, other, admin.personId, EVENING),
    ])
    expect([one, two].filter(({ ok }) => ok)).toHaveLength(1)
  } finally {
    await drop()
  }
})

describe('helping somebody in', () => {
  test('with a code ends their sessions and the code before it', async ({ db }) => {
    const { manager, staff } = await aHouse(db)
    const first = await giveCode(db, manager, staff.personId, EVENING)
    const second = await giveCode(db, manager, staff.personId, EVENING)
    if (!first.ok || !second.ok) throw new Error('no code')
    const person = await findPerson(db, staff.personId)
    expect(person).toMatchObject({ sessionEpoch: 2, mustChangePassword: true })
    const way = { name: person?.staffName ?? '', address: '203.0.113.2' }
    expect(await signInWithPassword(db, { ...way, password: first.code }, EVENING)).toMatchObject({
      refusal: 'wrong',
    })
    expect(await signInWithPassword(db, { ...way, password: second.code }, EVENING)).toMatchObject({
      ok: true,
    })
  })

  test('with a link changes nothing before the tap', async ({ db }) => {
    const { manager, staff } = await aHouse(db)
    const link = await giveLink(db, manager, staff.personId, EVENING)
    if (!link.ok) throw new Error('no link')
    expect(await findPerson(db, staff.personId)).toMatchObject({ sessionEpoch: 0, mustChangePassword: false })
    expect(await signInWithLink(db, link.path.split('/').at(-1) ?? '', EVENING)).toMatchObject({ ok: true })
  })

  test('is refused for people above, elsewhere, gone, or who also work where one has no say', async ({
    db,
  }) => {
    const { manager, admin, staff } = await aHouse(db)
    const other = await aHouse(db)
    for (const help of [giveCode, giveLink]) {
      expect(await help(db, manager, admin.personId, EVENING)).toMatchObject({ refusal: 'not_yours' })
      expect(await help(db, manager, other.staff.personId, EVENING)).toMatchObject({ refusal: 'not_found' })
    }
    await insertMembership(db, { propertyId: other.property.id, personId: staff.personId, role: 'staff' })
    for (const help of [giveCode, giveLink])
      expect(await help(db, manager, staff.personId, EVENING)).toMatchObject({ refusal: 'not_yours' })

    const gone = await aMember(db, manager.propertyId, { name: 'Gone' })
    await disableStaff(db, manager, gone.personId, EVENING)
    expect(await giveLink(db, manager, gone.personId, EVENING)).toMatchObject({ refusal: 'is_disabled' })
  })
})

test('who is put into other teams keeps their place in one that was put away', async ({ db }) => {
  const { property, admin, manager, staff, team } = await aHouse(db)
  const spa = await aTeam(db, property.id, { name: 'Spa' })
  const change = (teamIds: string[]) =>
    changeStaff(db, manager, { personId: staff.personId, role: 'staff', teamIds })
  await change([team.id])
  await archiveTeam(db, admin, team.id, EVENING)
  expect(await change([spa.id])).toMatchObject({ ok: true })
  await bringBackTeam(db, admin, team.id)
  const { teamIds = [] } = (await findStaff(db, { propertyId: property.id, personId: staff.personId })) ?? {}
  expect(teamIds.toSorted()).toEqual([team.id, spa.id].toSorted())
})
