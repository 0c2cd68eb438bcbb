import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { makeLog } from './log'

beforeEach(() => {
  vi.stubEnv('LOG_LEVEL', 'info')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

function written(write: (log: ReturnType<typeof makeLog>) => void) {
  const lines: string[] = []
  write(makeLog({ write: (line) => lines.push(line) }))
  return lines.join('')
}

test('a line says what happened, when, and in which process', () => {
  expect(JSON.parse(written((log) => log.info({ connectorId: 'c-1' }, 'a delivery was kept')))).toMatchObject(
    {
      level: 'info',
      msg: 'a delivery was kept',
      connectorId: 'c-1',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      pid: process.pid,
    },
  )
})

test('neither guests’ words nor secrets nor cookies are written, however they are handed over', () => {
  const guest = { text: 'the patio was LEAKED', authorName: 'LEAKED', author: { handle: 'LEAKED' } }
  const request = { headers: { cookie: 'session=LEAKED', authorization: 'Bearer LEAKED' } }
  const output = written((log) => {
    log.info({ ...guest, signal: guest, row: { signal: guest } }, 'a signal')
    log.warn({ request, cookie: 'LEAKED', connector: { secret: 'LEAKED', secrets: ['LEAKED'] } }, 'a request')
  })
  expect(output).not.toContain('LEAKED')
  expect(output).toContain('[kept out]')
})

test('an error is told without the values that it carries', () => {
  const cause = Object.assign(new Error('duplicate key value violates unique constraint "handles_folded"'), {
    code: '23505',
    detail: 'Key (folded)=(LEAKED) already exists.',
  })
  const failed = new Error('Failed query: insert into handles\nparams: LEAKED', { cause })
  const output = written((log) => log.error({ err: failed }, 'it went wrong'))

  expect(output).not.toContain('LEAKED')
  expect(JSON.parse(output)).toMatchObject({
    err: { code: '23505', message: expect.stringContaining('handles_folded') },
  })
  expect(
    written((log) => log.error({ err: new Error('Failed query: x\nparams: LEAKED') }, '')),
  ).not.toContain('LEAKED')
})
