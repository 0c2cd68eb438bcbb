import { expect, test } from 'vitest'

import { hashPassword, isPassword, passwordProblem } from './password'

test('a password opens only its own hash, and no hash is opened by anything', async () => {
  const hash = await hashPassword('a lamp in the window')

  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await isPassword('a lamp in the window', hash)).toBe(true)
  expect(await isPassword('a lamp in the windoW', hash)).toBe(false)
  expect(await isPassword('a lamp in the window', null)).toBe(false)
  expect(await isPassword('', 'not a hash')).toBe(false)
})

test('the same password is kept differently for two people', async () => {
  expect(await hashPassword('a lamp in the window')).not.toBe(await hashPassword('a lamp in the window'))
})

test('an accent counts the same however the keyboard sends it', async () => {
  const hash = await hashPassword('contraseña larga'.normalize('NFD'))
  expect(await isPassword('contraseña larga'.normalize('NFC'), hash)).toBe(true)
})

test('an unknown name is refused as slowly as a wrong password', async () => {
  const hash = await hashPassword('a lamp in the window')
  const time = async (kept: string | null) => {
    const start = process.cpuUsage()
    for (let turn = 0; turn < 3; turn += 1) await isPassword('something else', kept)
    const { user, system } = process.cpuUsage(start)
    return user + system
  }
  expect(await time(null)).toBeGreaterThan((await time(hash)) / 3)
})

test.each([
  ['short', 'tooShort'],
  ['a'.repeat(129), 'tooLong'],
  ['aaaaaaaaaaaa', 'tooSimple'],
  ['1234567890', 'tooSimple'],
  ['qwertyuiop', 'tooSimple'],
  ['martaoliveira', 'isYourName'],
  ['Marta.Oliveira1', 'isYourName'],
  ['the-harbour-house-7', 'isYourName'],
  ['a lamp in the window', null],
  ['contraseña de Marta', null],
])('%s as a password: %s', (password, problem) => {
  expect(passwordProblem(password, ['Marta Oliveira', 'marta@harbour.example', 'The Harbour House'])).toBe(
    problem,
  )
})
