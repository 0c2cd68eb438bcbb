import { expect, test } from 'vitest'

import { contentSecurityPolicy, securityHeaders } from './security-headers'

const house = { nonce: 'abc', isSecure: true, isDev: false }
const rulesOf = (policy: string) =>
  new Map(policy.split('; ').map((rule) => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1)]))

test('no script runs that this answer did not bring', () => {
  const scripts = rulesOf(contentSecurityPolicy(house)).get('script-src')
  expect(scripts).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"])
})

test('nobody may frame a page, move its base or send its forms elsewhere', () => {
  const rules = rulesOf(contentSecurityPolicy(house))
  expect(rules.get('frame-ancestors')).toEqual(["'none'"])
  expect(rules.get('base-uri')).toEqual(["'none'"])
  expect(rules.get('form-action')).toEqual(["'self'"])
  expect(rules.get('object-src')).toEqual(["'none'"])
})

test('the browser is told to stay on https only by a house that is there', () => {
  expect(securityHeaders({ isSecure: true })['strict-transport-security']).toContain('max-age=')
  expect(securityHeaders({ isSecure: false })).not.toHaveProperty('strict-transport-security')
  expect(contentSecurityPolicy({ ...house, isSecure: false })).not.toContain('upgrade-insecure-requests')
})

test('the camera is for proofs, here and nowhere else', () => {
  expect(securityHeaders(house)['permissions-policy']).toContain('camera=(self)')
  expect(securityHeaders(house)['x-content-type-options']).toBe('nosniff')
})
