import { describe, expect, test } from 'vitest'

import { readSettings } from './settings'

const read = (environment: Record<string, string>) =>
  readSettings({ NODE_ENV: 'production', ...environment }, '/srv/house')

describe('the settings of a house', () => {
  test('need nothing at all', () => {
    expect(read({})).toEqual({
      port: 3000,
      host: '0.0.0.0',
      publicUrl: 'http://localhost:3000',
      dataDir: '/srv/house/.data',
      databaseUrl: null,
      authSecret: null,
      houseKey: null,
      isDemonstration: true,
    })
  })

  test('count as absent when they are empty', () => {
    expect(read({ PORT: '', DATABASE_URL: '', DEMO: '' })).toEqual(read({}))
  })

  test('follow each other: the port into the address, the address without a slash at its end', () => {
    expect(read({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080')
    expect(read({ HOST: '192.168.1.20' }).publicUrl).toBe('http://192.168.1.20:3000')
    expect(read({ HOST: 'fd00::20' }).publicUrl).toBe('http://[fd00::20]:3000')
    expect(read({ HOST: '127.0.0.1' }).publicUrl).toBe('http://localhost:3000')
    expect(read({ PUBLIC_URL: 'https://house.example/' }).publicUrl).toBe('https://house.example')
    expect(read({ DATA_DIR: '/var/house' }).dataDir).toBe('/var/house')
    expect(['0', 'false', 'no', '1', 'yes'].map((DEMO) => read({ DEMO }).isDemonstration)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
  })

  test.each([
    [{ PORT: 'http' }, 'PORT must be a number.'],
    [{ PORT: '70000' }, 'PORT must be 1 to 65535.'],
    [{ PUBLIC_URL: 'house.example' }, 'PUBLIC_URL must be an address such as https://house.example.'],
    [
      { DATABASE_URL: 'mysql://here/house' },
      'DATABASE_URL must be an address such as postgres://user:password@host:5432/name.',
    ],
    [{ AUTH_SECRET: 'short' }, 'AUTH_SECRET must have at least 16 characters.'],
  ])('are refused in one sentence: %j', (environment, sentence) => {
    expect(() => read(environment)).toThrow(sentence)
  })

  test('want a secret of their own with a database of its own', () => {
    const DATABASE_URL = 'postgres://house@db.example/house'
    expect(() => read({ DATABASE_URL })).toThrow('AUTH_SECRET is missing')
    expect(read({ DATABASE_URL, AUTH_SECRET: 'a long random text' }).databaseUrl).toBe(DATABASE_URL)
  })
})
