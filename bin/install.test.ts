import { expect, test } from 'vitest'

import { needsInstall } from './install.mjs'

const there = { hasNode: true, stamp: 'a', lock: 'a', installedAt: 2, lockChangedAt: 1 }

test.each([
  ['nothing was installed yet', { hasNode: false, stamp: null, installedAt: 0 }, true],
  ['an install was broken off before npm noted it', { stamp: null, installedAt: 0 }, true],
  ['the runtime of the project is missing', { hasNode: false }, true],
  ['nothing changed since', {}, false],
  ['a checkout touched the lock and changed nothing', { lockChangedAt: 3 }, false],
  ['the lock names other packages now', { lock: 'b', lockChangedAt: 3 }, true],
  ['somebody ran npm by hand after the lock changed', { lock: 'b', installedAt: 4, lockChangedAt: 3 }, false],
  ['npm was run by hand and never by start', { stamp: null }, false],
])('installing when %s', (_when, change, needed) => {
  expect(needsInstall({ ...there, ...change })).toBe(needed)
})
