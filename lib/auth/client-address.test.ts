import { expect, test } from 'vitest'

import { clientAddress } from './client-address'

test.each([
  [{ 'x-house-address': '203.0.113.7', 'x-forwarded-for': '10.0.0.1' }, '203.0.113.7'],
  [{ 'x-forwarded-for': '1.2.3.4, 203.0.113.7' }, '203.0.113.7'],
  [{ 'x-house-address': '::ffff:203.0.113.7' }, '203.0.113.7'],
  [{ 'x-house-address': '2001:db8:1:2:aaaa::1' }, '2001:db8:1:2'],
  [{ 'x-house-address': '2001:db8:1:2:bbbb::2' }, '2001:db8:1:2'],
  [{ 'x-house-address': '::1' }, '0:0:0:0'],
  [{}, 'unknown'],
])('%o comes from %s', (headers, address) => {
  expect(clientAddress(new Headers(Object.entries(headers)))).toBe(address)
})
