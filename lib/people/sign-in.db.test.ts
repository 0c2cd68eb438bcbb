import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { signInLinks } from '@/db/schema/people'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { aMember, aProperty, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { PASSWORD, someoneWhoSignsIn } from '@/lib/testing/someone-who-signs-in'

import { hashOfToken, makeSignInLink } from './make-sign-in-link'
import { findLink, signInWithLink, signInWithPassword } from './sign-in'
import { findPerson } from './sign-in-store'
import { insertMembership, setDisabled } from './staff-store'

const address = '203.0.113.7'
const later = (seconds: number) => new Date(EVENING.getTime() + seconds * 1000)

describe('a name and a password', () => {
  test('open the house, whatever the capitals of the name', async ({ db }) => {
    const { staffName, personId, propertyId } = await someoneWhoSignsIn(db)
    const name = ` ${staffName.toUpperCase()} `
    expect(await signInWithPassword(db, { name, password: PASSWORD, address }, EVENING)).toEqual({
      ok: true,
      personId,
      propertyId,
      sessionEpoch: 0,
    })
  })

  test('say the same about a wrong password, an unknown name and a name without a password', async ({
    db,
  }) => {
    const { staffName } = await someoneWhoSignsIn(db)
    const without = `no-password-${newId()}`
    await aMember(db, (await aProperty(db)).id, { person: { staffName: without } })
    for (const name of [staffName, `nobody-${newId()}`, without])
      expect(await signInWithPassword(db, { name, password: 'wrong', address }, EVENING)).toEqual({
        ok: false,
        refusal: 'wrong',
      })
  })

  test('tell somebody who left that it ended, but only with the right password', async ({ db }) => {
    const member = await someoneWhoSignsIn(db)
    await setDisabled(db, member, EVENING)
    const name = member.staffName
    expect(await signInWithPassword(db, { name, password: PASSWORD, address }, EVENING)).toMatchObject({
      refusal: 'ended',
    })
    expect(await signInWithPassword(db, { name, password: 'wrong', address }, EVENING)).toMatchObject({
      refusal: 'wrong',
    })
  })

  test('lead to a house that is still open, when another is not', async ({ db }) => {
    const member = await someoneWhoSignsIn(db)
    await setDisabled(db, member, EVENING)
    const other = await aProperty(db, { name: 'The Bear' })
    await insertMembership(db, { propertyId: other.id, personId: member.personId, role: 'staff' })
    expect(
      await signInWithPassword(db, { name: member.staffName, password: PASSWORD, address }, EVENING),
    ).toMatchObject({ ok: true, propertyId: other.id })
  })

  test('wait longer and longer after five wrong ones, also the right one, and an unknown name alike', async ({
    db,
  }) => {
    const { staffName } = await someoneWhoSignsIn(db)
    for (const name of [staffName, `nobody-${newId()}`]) {
      for (let turn = 0; turn < 5; turn += 1)
        expect(await signInWithPassword(db, { name, password: 'wrong', address }, EVENING)).toMatchObject({
          refusal: 'wrong',
        })
      expect(await signInWithPassword(db, { name, password: PASSWORD, address }, EVENING)).toEqual({
        ok: false,
        refusal: 'wait',
        waitSeconds: 15,
      })
      expect(await signInWithPassword(db, { name, password: 'wrong', address }, later(15))).toMatchObject({
        refusal: 'wrong',
      })
      expect(await signInWithPassword(db, { name, password: PASSWORD, address }, later(16))).toMatchObject({
        waitSeconds: 29,
      })
    }
    const name = staffName
    expect(await signInWithPassword(db, { name, password: PASSWORD, address }, later(60))).toMatchObject({
      ok: true,
    })
    expect(await signInWithPassword(db, { name, password: 'wrong', address }, later(61))).toMatchObject({
      refusal: 'wrong',
    })
  })

  test('of many names are limited by the address, and a success does not wipe that out', async ({ db }) => {
    const { staffName } = await someoneWhoSignsIn(db)
    for (let turn = 0; turn < 29; turn += 1)
      await signInWithPassword(db, { name: `guess-${turn}`, password: 'x', address }, EVENING)
    const right = { name: staffName, password: PASSWORD, address }
    expect(await signInWithPassword(db, right, EVENING)).toMatchObject({ ok: true })
    await signInWithPassword(db, { name: 'guess-29', password: 'x', address }, EVENING)
    expect(await signInWithPassword(db, right, EVENING)).toMatchObject({ refusal: 'wait' })
    const elsewhere = { ...right, address: '198.51.100.1' }
    expect(await signInWithPassword(db, elsewhere, EVENING)).toMatchObject({ ok: true })
  })
})

test('twenty guesses in the same instant are twenty guesses', async () => {
  const { db, drop } = await cloneDatabase()
  try {
    const { staffName } = await someoneWhoSignsIn(db)
    const guess = () => signInWithPassword(db, { name: staffName, password: 'wrong', address }, EVENING)
    const answers = await Promise.all(Array.from({ length: 20 }, guess))
    expect(answers.filter((answer) => !answer.ok && answer.refusal === 'wrong')).toHaveLength(5)
    expect(answers.filter((answer) => !answer.ok && answer.refusal === 'wait')).toHaveLength(15)
  } finally {
    await drop()
  }
})

describe('a link', () => {
  const aLink = async (db: Database, setsPassword = false) => {
    const member = await someoneWhoSignsIn(db)
    const { token, path } = await makeSignInLink(
      db,
      { personId: member.personId, createdBy: null, setsPassword },
      EVENING,
    )
    return { member, token, path }
  }

  test('is used up by a tap, not by being opened', async ({ db }) => {
    const { member, token, path } = await aLink(db)
    expect(path).toBe(`/sign-in/link/${token}`)
    expect(await findLink(db, token, EVENING)).toEqual({ name: member.name, setsPassword: false })
    expect(await findLink(db, token, EVENING)).not.toBeNull()

    expect(await signInWithLink(db, token, EVENING)).toMatchObject({ ok: true, personId: member.personId })
    expect(await signInWithLink(db, token, EVENING)).toEqual({ ok: false, refusal: 'link_gone' })
    expect(await findLink(db, token, EVENING)).toBeNull()
  })

  test('dies after a quarter of an hour', async ({ db }) => {
    const { token } = await aLink(db)
    expect(await findLink(db, token, minutesAfter(EVENING, 14))).not.toBeNull()
    expect(await findLink(db, token, minutesAfter(EVENING, 15))).toBeNull()
    expect(await signInWithLink(db, token, minutesAfter(EVENING, 15))).toMatchObject({ refusal: 'link_gone' })
  })

  test('is not in the database, only its hash', async ({ db }) => {
    const { token } = await aLink(db)
    const links = await db.select().from(signInLinks)
    expect(JSON.stringify(links)).not.toContain(token)
    expect(JSON.stringify(links)).toContain(hashOfToken(token))
  })

  test('to choose a password ends the other sessions and asks for a new one', async ({ db }) => {
    const { member, token } = await aLink(db, true)
    expect(await signInWithLink(db, token, EVENING)).toMatchObject({ ok: true, sessionEpoch: 1 })
    expect(await findPerson(db, member.personId)).toMatchObject({ mustChangePassword: true, sessionEpoch: 1 })
  })

  test('lets nobody in whose door was closed', async ({ db }) => {
    const { member, token } = await aLink(db)
    await setDisabled(db, member, EVENING)
    expect(await signInWithLink(db, token, EVENING)).toMatchObject({ refusal: 'ended' })
  })
})

test('of two taps on one link at once, one comes in', async () => {
  const { db, drop } = await cloneDatabase()
  try {
    const { personId } = await someoneWhoSignsIn(db)
    const link = { personId, createdBy: null, setsPassword: false }
    const { token } = await makeSignInLink(db, link, EVENING)
    const taps = await Promise.all(Array.from({ length: 10 }, () => signInWithLink(db, token, EVENING)))
    expect(taps.filter(({ ok }) => ok)).toHaveLength(1)
  } finally {
    await drop()
  }
})
