import { expect, test } from 'vitest'

import { inAddress, showsSecret } from './shown-secret'

const shows = (url: string, headers: Record<string, string> = {}, secrets = ['hook_right']) =>
  showsSecret({ url, headers: new Headers(headers) }, secrets)
const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` })

test('a secret is known in the address, as basic authorization, or as a bearer', () => {
  expect(shows('/api/webhooks/1?secret=hook_right')).toBe(true)
  expect(shows('https://house.example/api/webhooks/1?a=b&secret=hook_right')).toBe(true)
  expect(shows('/api/webhooks/1', basic('vendor:hook_right'))).toBe(true)
  expect(shows('/api/webhooks/1', { authorization: 'Bearer hook_right' })).toBe(true)
  expect(shows('/api/webhooks/1?secret=hook_old', {}, ['hook_new', 'hook_old'])).toBe(true)
})

test('any other, an empty one, or none is not', () => {
  expect(shows('/api/webhooks/1?secret=hook_wrong')).toBe(false)
  expect(shows('/api/webhooks/1?Secret=hook_right')).toBe(false)
  expect(shows('/api/webhooks/hook_right')).toBe(false)
  expect(shows('/api/webhooks/1?secret=', {}, [''])).toBe(false)
  expect(shows('/api/webhooks/1?secret=hook_right', {}, [])).toBe(false)
})

test('an address without a query has nothing in it', () => {
  expect(inAddress({ url: '/api/webhooks/1' }, 'secret')).toEqual([])
  expect(inAddress({ url: '/api/webhooks/1?secret=a%2Bb' }, 'secret')).toEqual(['a+b'])
})
