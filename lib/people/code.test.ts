import { expect, test } from 'vitest'

import { makeCode, readCode, spokenCode } from './code'

test('a code has ten letters that nobody mistakes for another', () => {
  for (let turn = 0; turn < 200; turn += 1) expect(makeCode()).toMatch(/^[a-hj-km-np-tw-z2-9]{10}$/)
})

test('no two codes are the same', () => {
  expect(new Set(Array.from({ length: 500 }, makeCode)).size).toBe(500)
})

test('a code is read however it was typed', () => {
  const code = makeCode()
  expect(readCode(spokenCode(code))).toBe(code)
  expect(readCode(` ${code.toUpperCase()} `)).toBe(code)
})

test('a password is not mistaken for a code', () => {
  expect(readCode('a lamp in the window')).toBeNull()
  expect(readCode('k7mq3')).toBeNull()
})
