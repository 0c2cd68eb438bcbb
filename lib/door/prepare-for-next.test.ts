import { expect, test } from 'vitest'

import { prepareForNext } from './prepare-for-next'

const house = { publicUrl: 'https://house.example', isDev: false }
const ask = (headers: Record<string, string> = {}, remoteAddress = '203.0.113.9') =>
  prepareForNext({ url: '/inbox?x=1', headers, remoteAddress }, house)

test('every request gets a nonce of its own, and the browser hears the same policy as Next', () => {
  const one = ask()
  expect(one.request['content-security-policy']).toContain(`'nonce-${one.request['x-nonce']}'`)
  expect(one.response['content-security-policy']).toBe(one.request['content-security-policy'])
  expect(ask().request['x-nonce']).not.toBe(one.request['x-nonce'])
})

test('what only the house says is not taken from a caller', () => {
  const { request } = ask({
    'x-house-path': '/evil',
    'x-house-address': '10.0.0.1',
    'content-security-policy': "script-src 'nonce-mine'",
    'x-middleware-subrequest': 'proxy',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-for': '10.0.0.1',
  })
  expect(request).toMatchObject({
    'x-house-path': '/inbox?x=1',
    'x-house-address': '203.0.113.9',
    'x-middleware-subrequest': null,
    'x-forwarded-host': null,
  })
  expect(request['content-security-policy']).not.toContain('mine')
})

test('a proxy on this machine speaks for its caller, under the name of the house', () => {
  const headers = { 'x-forwarded-for': '198.51.100.7, 203.0.113.50', 'x-forwarded-host': 'house.example' }
  const { request } = ask(headers, '::ffff:127.0.0.1')
  expect(request['x-house-address']).toBe('203.0.113.50')
  expect(request).not.toHaveProperty('x-forwarded-host')
})
