import { afterEach, beforeEach, describe, expect, vi } from 'vitest'

import type { Database } from '@/db/client'
import { beginPasswordReset } from '@/lib/people/sign-in-store'
import { insertMembership, setDisabled, setRole } from '@/lib/people/staff-store'
import { test } from '@/lib/testing/db-test'
import { aMember, aProperty, aTeam, EVENING } from '@/lib/testing/furnish'

import { memberOfRequest } from './member-of-request'
import { mintSession, readSession, sessionCookieName } from './session-cookie'

beforeEach(() => {
  vi.stubEnv('AUTH_SECRET', 'a secret of the tests, long enough')
  vi.stubEnv('PUBLIC_URL', 'http://localhost:3000')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const asked = (cookie: string) => new Request('http://house.example/api/live', { headers: { cookie } })

async function requestOf(member: { personId: string; propertyId: string }, sessionEpoch = 0) {
  const { personId, propertyId } = member
  const value = await mintSession({ personId, propertyId, sessionEpoch })
  return asked(`theme=night; ${sessionCookieName()}=${value}; other=1`)
}

async function marta(db: Database) {
  const property = await aProperty(db)
  const team = await aTeam(db, property.id)
  return aMember(db, property.id, { role: 'manager', teamIds: [team.id] })
}

describe('a session', () => {
  test('is the member that the database knows now, with role and teams', async ({ db }) => {
    const member = await marta(db)
    const request = await requestOf(member)
    expect(await memberOfRequest(request, db)).toEqual(member)

    await setRole(db, member, 'staff')
    expect(await memberOfRequest(request, db)).toEqual({ ...member, role: 'staff' })
  })

  test('ends with the membership, and only in that house', async ({ db }) => {
    const member = await marta(db)
    const other = await aProperty(db)
    await insertMembership(db, { propertyId: other.id, personId: member.personId, role: 'staff' })
    const [here, there] = [await requestOf(member), await requestOf({ ...member, propertyId: other.id })]
    expect(await memberOfRequest(there, db)).toMatchObject({
      propertyId: other.id,
      role: 'staff',
      teamIds: [],
    })

    await setDisabled(db, member, EVENING)
    expect(await memberOfRequest(here, db)).toBeNull()
    expect(await memberOfRequest(there, db)).not.toBeNull()
  })

  test('names no house that the person does not work for', async ({ db }) => {
    const member = await marta(db)
    const other = await aProperty(db)
    expect(await memberOfRequest(await requestOf({ ...member, propertyId: other.id }), db)).toBeNull()
  })

  test('ends when the password is reset, and waits while a code is not changed', async ({ db }) => {
    const member = await marta(db)
    await beginPasswordReset(db, member.personId)
    expect(await memberOfRequest(await requestOf(member), db)).toBeNull()
    expect(await memberOfRequest(await requestOf(member, 1), db)).toBeNull()
  })

  test('is nobody without a cookie, with a forged one, or one of another installation', async ({ db }) => {
    const member = await marta(db)
    const ours = await requestOf(member)
    expect(await memberOfRequest(asked(''), db)).toBeNull()
    expect(await memberOfRequest(asked(`${sessionCookieName()}=`), db)).toBeNull()
    expect(await memberOfRequest(asked(`${sessionCookieName()}=a.b.c`), db)).toBeNull()
    const value = (ours.headers.get('cookie') ?? '')
      .split(sessionCookieName())
      .join(`x-${sessionCookieName()}`)
    expect(await memberOfRequest(asked(value), db)).toBeNull()
    vi.stubEnv('AUTH_SECRET', 'the secret of another installation')
    expect(await memberOfRequest(ours, db)).toBeNull()
  })
})

describe('the cookie', () => {
  test('of a house behind https is bound to it, and does not open it over http', async () => {
    const session = {
      personId: '0190a5a0-0000-7000-8000-000000000001',
      propertyId: '0190a5a0-0000-7000-8000-000000000002',
      sessionEpoch: 3,
    }
    const plain = await mintSession(session)
    expect(await readSession(plain)).toMatchObject(session)
    vi.stubEnv('PUBLIC_URL', 'https://house.example')
    expect(sessionCookieName()).toBe('__Host-house-session')
    expect(await readSession(plain)).toBeNull()
  })

  test('is not made, nor read, without a secret', async () => {
    vi.stubEnv('AUTH_SECRET', '')
    await expect(readSession('anything')).rejects.toThrow('AUTH_SECRET')
  })
})
