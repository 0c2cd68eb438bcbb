import { expect, test } from 'vitest'

import type { ShownGroup, ShownRow } from './shown-row'
import { keepSteady } from './steady'

const row = (id: string, act = id): ShownRow => ({
  id,
  kind: 'gesture',
  status: 'open',
  place: null,
  tagWord: '',
  act,
  why: '',
  forWhom: null,
  owner: null,
  waiting: null,
  stop: null,
  given: null,
  times: { openedAt: 0, dueAt: 0, dueClock: '' },
})
const group = (...rows: ShownRow[]): ShownGroup => ({
  key: 'now',
  label: 'Now',
  stacks: rows.map((one) => ({ key: one.id, rows: [one] })),
})
const order = (groups: ShownGroup[]) =>
  groups.flatMap(({ stacks }) => stacks.flatMap(({ rows }) => rows.map(({ act }) => act)))

test('without a hand on it the list is simply what the house says', () => {
  const news = [group(row('b'), row('a'))]
  expect(keepSteady(null, news)).toEqual({ groups: news, waiting: 0, gone: new Set() })
})

test('under a hand no row moves: new ones wait, gone ones stay, known ones are renewed in place', () => {
  const list = keepSteady([group(row('a'), row('b'))], [group(row('new'), row('b', 'b taken'))])
  expect(order(list.groups)).toEqual(['a', 'b taken'])
  expect(list.waiting).toBe(1)
  expect([...list.gone]).toEqual(['a'])
})
