import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** What is registered later is asked first: one counts what drizzle names, the other what is left to Node. */
const COUNT = `
  import { registerHooks } from 'node:module'
  const asked = { named: 0, left: 0 }
  const counting = (what) => ({
    resolve(specifier, context, next) {
      const isDrizzles = context.parentURL?.includes('/node_modules/drizzle-orm/')
      if (isDrizzles && specifier.startsWith('.')) asked[what] += 1
      return next(specifier, context)
    },
  })
  registerHooks(counting('left'))
  await import('./bin/drizzle-at-once.mjs')
  registerHooks(counting('named'))
  await import('drizzle-orm/node-postgres')
  console.log(JSON.stringify(asked))
`

test('about no file that drizzle names beside itself does Node read the package around it', () => {
  const args = ['--input-type=module', '--eval', COUNT]
  const { named, left } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
  expect(named).toBeGreaterThan(100)
  expect(left).toBe(0)
})
