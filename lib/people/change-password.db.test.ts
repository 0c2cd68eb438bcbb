import { describe, expect } from 'vitest'

import { test } from '@/lib/testing/db-test'
import { EVENING } from '@/lib/testing/furnish'
import { PASSWORD, someoneWhoSignsIn } from '@/lib/testing/someone-who-signs-in'

import { changePassword } from './change-password'
import { makeCode, spokenCode } from './code'
import { makeSignInLink } from './make-sign-in-link'
import { signInWithLink, signInWithPassword } from './sign-in'
import { findPerson } from './sign-in-store'

const address = '203.0.113.7'

describe('choosing a password', () => {
  const change = (personId: string, chosen: string, current: string | null, sessionEpoch = 0) => ({
    personId,
    sessionEpoch,
    houseName: 'The Swan',
    address,
    current,
    chosen,
  })

  test('asks for the present one, and ends every session', async ({ db }) => {
    const { personId, staffName } = await someoneWhoSignsIn(db)
    const next = 'two lamps in the window'
    expect(await changePassword(db, change(personId, next, 'wrong'), EVENING)).toMatchObject({
      refusal: 'wrong',
    })
    expect(await changePassword(db, change(personId, next, PASSWORD), EVENING)).toEqual({
      ok: true,
      sessionEpoch: 1,
    })
    const name = staffName
    expect(await signInWithPassword(db, { name, password: PASSWORD, address }, EVENING)).toMatchObject({
      refusal: 'wrong',
    })
    expect(await signInWithPassword(db, { name, password: next, address }, EVENING)).toMatchObject({
      ok: true,
      sessionEpoch: 1,
    })
  })

  test('is limited like sign-in, or a borrowed phone could guess', async ({ db }) => {
    const { personId } = await someoneWhoSignsIn(db)
    const guess = () => changePassword(db, change(personId, 'two lamps in the window', 'wrong'), EVENING)
    for (let turn = 0; turn < 5; turn += 1) expect(await guess()).toMatchObject({ refusal: 'wrong' })
    expect(await guess()).toMatchObject({ refusal: 'wait' })
  })

  test('at first use needs no present one, and refuses the code itself', async ({ db }) => {
    const code = makeCode()
    const { personId, staffName } = await someoneWhoSignsIn(db, { password: code, mustChangePassword: true })
    const typed = { name: staffName, password: spokenCode(code).toUpperCase(), address }
    expect(await signInWithPassword(db, typed, EVENING)).toMatchObject({ ok: true })

    expect(await changePassword(db, change(personId, spokenCode(code), null), EVENING)).toMatchObject({
      refusal: 'same',
    })
    expect(await changePassword(db, change(personId, 'two lamps', null), EVENING)).toMatchObject({
      refusal: 'tooShort',
    })
    expect(
      await changePassword(db, change(personId, 'two lamps in the window', null), EVENING),
    ).toMatchObject({
      ok: true,
    })
    expect(await findPerson(db, personId)).toMatchObject({ mustChangePassword: false })
    expect(await signInWithPassword(db, typed, EVENING)).toMatchObject({ refusal: 'wrong' })
  })

  test('from a session that was ended meanwhile changes nothing', async ({ db }) => {
    const { personId } = await someoneWhoSignsIn(db)
    expect(
      await changePassword(db, change(personId, 'two lamps in the window', PASSWORD, 7), EVENING),
    ).toMatchObject({ refusal: 'meanwhile' })
  })

  test('ends the links that were handed out', async ({ db }) => {
    const { personId } = await someoneWhoSignsIn(db)
    const { token } = await makeSignInLink(db, { personId, createdBy: null, setsPassword: true }, EVENING)
    await changePassword(db, change(personId, 'two lamps in the window', PASSWORD), EVENING)
    expect(await signInWithLink(db, token, EVENING)).toMatchObject({ refusal: 'link_gone' })
  })
})
