import { Writable } from 'node:stream'
import { expect, test } from 'vitest'

import { cloneDatabase } from '@/lib/testing/db-test'

import { openCopier } from './copy'
import { newId } from './id'

test('what is copied in comes out again, whatever stands in it', async () => {
  const { url, drop } = await cloneDatabase()
  const copier = openCopier(url)
  try {
    const words = ['tab\there', 'line\nand \\N', '\\.', 'ñ 🌊', '', 'a\r\nb']
    const at = new Date('2026-07-10T18:00:00.123Z')
    const rows = words.map((name, nth) => [newId(nth + 1), name, 'Europe/Lisbon', 'EUR', at, false])
    const columns = ['id', 'name', 'zone', 'currency', 'created_at', 'is_demonstration']
    await copier.copyIn({ table: 'properties', columns }, rows)

    let out = ''
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        out += chunk
        done()
      },
    })
    await copier.copyOut('(select name from properties order by id)', sink)
    expect(out.split('\n').slice(0, -1).map(unescaped)).toEqual(words)
  } finally {
    await copier.close()
    await drop()
  }
})

test('a row that does not fit leaves none behind', async () => {
  const { url, db, drop } = await cloneDatabase()
  const copier = openCopier(url)
  try {
    const good = [newId(), 'The Swan', 'Europe/Lisbon', 'EUR']
    const columns = ['id', 'name', 'zone', 'currency']
    await expect(
      copier.copyIn({ table: 'properties', columns }, [good, [newId(), null, 'x', 'EUR']]),
    ).rejects.toThrow(/null value/)
    await expect(copier.copyIn({ table: 'nowhere', columns }, [good])).rejects.toThrow(/does not exist/)
    expect((await db.execute('select 1 from properties')).rows).toEqual([])
  } finally {
    await copier.close()
    await drop()
  }
})

const unescaped = (text: string) =>
  text.replaceAll(/\\(.)/g, (_, sign: string) => ({ t: '\t', n: '\n', r: '\r' })[sign] ?? sign)
