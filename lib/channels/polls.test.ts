import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { afterListed, askNext, type BlueskyPlace } from './bluesky-poll'
import { afterPage, askAfter, type MastodonPlace } from './mastodon-poll'
import { textAt } from './reach'
import type { Json } from './safe-json'

const idsOf = (all: readonly Json[]) => all.map((one) => textAt(one, 'id', 'uri'))
const queryOf = (path: string) => new URLSearchParams(path.split('?')[1])

describe('Mastodon', () => {
  /** An instance: the page that follows `min_id` at once, newest first; without one, the newest. */
  const instance = (ids: readonly number[]) => (path: string) => {
    const query = queryOf(path)
    const [minId, limit] = [query.get('min_id'), Number(query.get('limit'))]
    const after = ids.filter((id) => minId === null || id > Number(minId))
    const page = minId === null ? after.slice(-limit) : after.slice(0, limit)
    return page.toReversed().map((id) => ({ id: `${id}`, type: 'mention' }))
  }
  function readAll(from: MastodonPlace, answer: (path: string) => Json[]) {
    const kept: (string | null)[] = []
    let place = from
    for (let page = 0; page < 20; page += 1) {
      const read = afterPage(place, answer(askAfter(place)))
      kept.push(...idsOf(read.toKeep))
      place = read.place
      if (!read.isMore) return { kept, place }
    }
    throw new Error('it never ends')
  }

  test('asks for what speaks, after the newest that was kept', () => {
    expect(askAfter({ readTo: '41' })).toContain('min_id=41')
    expect(askAfter({ readTo: null })).not.toContain('min_id')
    expect(queryOf(askAfter({ readTo: null })).getAll('types[]')).toEqual(['mention', 'quote', 'update'])
  })

  test('closes a gap of many pages without a hole and without a double, oldest first', () => {
    const all = Array.from({ length: 203 }, (_, at) => 1000 + at)
    const { kept, place } = readAll({ readTo: '1001' }, instance(all))
    expect(kept).toEqual(all.slice(2).map(String))
    expect(place).toEqual({ readTo: '1202' })
    expect(readAll(place, instance(all)).kept).toEqual([])
  })

  test('begins with the newest page, and no further back', () => {
    const all = Array.from({ length: 203 }, (_, at) => 1000 + at)
    expect(readAll({ readTo: null }, instance(all))).toMatchObject({ place: { readTo: '1202' } })
    expect(readAll({ readTo: null }, instance(all)).kept).toHaveLength(80)
  })

  test('orders ids as numbers, however long they are', () => {
    const page = ['114900000000000000009', '99', '114900000000000000010'].map((id) => ({ id }))
    expect(idsOf(afterPage({ readTo: '98' }, page).toKeep)).toEqual([
      '99',
      '114900000000000000009',
      '114900000000000000010',
    ])
  })
})

describe('Bluesky', () => {
  const START = new Date('2026-07-10T08:00:00.000Z').getTime()
  const at = (minute: number) => new Date(START + minute * 60_000).toISOString()
  const note = (minute: number) => ({ uri: `at://n/${minute}`, indexedAt: at(minute), reason: 'mention' })
  /** A server: newest first, with a cursor into the past until there is nothing more. */
  const server = (minutes: readonly number[]) => (path: string) => {
    const from = Number(queryOf(path).get('cursor') ?? 0)
    const page = minutes.toReversed().slice(from, from + 100)
    const isMore = from + 100 < minutes.length
    return { notifications: page.map(note), ...(isMore && { cursor: `${from + 100}` }) }
  }
  function readAll(from: BlueskyPlace, answer: (path: string) => Json, stopAfter = 50) {
    const kept: (string | null)[] = []
    let place = from
    for (let page = 0; page < stopAfter; page += 1) {
      const read = afterListed(place, answer(askNext(place)))
      kept.push(...idsOf(read.toKeep))
      place = read.place
      if (!read.isMore) break
    }
    return { kept: [...new Set(kept)].toSorted(), place }
  }
  const uris = (minutes: readonly number[]) => minutes.map((minute) => `at://n/${minute}`).toSorted()
  const minutes = Array.from({ length: 350 }, (_, minute) => minute)

  test('asks for what speaks', () => {
    const query = queryOf(askNext({ readTo: null, walk: { cursor: 'c/1', newest: at(0) } }))
    expect(query.getAll('reasons')).toEqual(['mention', 'reply', 'quote'])
    expect(query.get('cursor')).toBe('c/1')
  })

  test('walks back to where it was, and then stands at the newest', () => {
    const { kept, place } = readAll({ readTo: at(20), walk: null }, server(minutes))
    expect(kept).toEqual(uris(minutes.slice(18)))
    expect(place).toEqual({ readTo: at(349), walk: null })
  })

  test('hears what was indexed late, behind others that were read', () => {
    const { kept } = readAll({ readTo: at(349), walk: null }, server([...minutes.slice(0, 348), 348, 349]))
    expect(kept).toContain('at://n/348')
  })

  test('does not say it has read to the newest before the walk is done', () => {
    const { place } = readAll({ readTo: at(20), walk: null }, server(minutes), 2)
    expect(place.readTo).toBe(at(20))
    const goingOn = readAll(place, server(minutes))
    expect(goingOn.place).toEqual({ readTo: at(349), walk: null })
    const again = readAll({ readTo: place.readTo, walk: null }, server(minutes))
    expect(again.kept).toEqual(uris(minutes.slice(18)))
  })

  test('begins with the newest page, and no further back', () => {
    const { kept, place } = readAll({ readTo: null, walk: null }, server(minutes))
    expect(kept).toEqual(uris(minutes.slice(250)))
    expect(place.readTo).toBe(at(349))
  })

  test('stays where it is when there is nothing, and ends with a cursor that stands still', () => {
    const place = { readTo: at(5), walk: null }
    expect(afterListed(place, { notifications: [] })).toEqual({ toKeep: [], place, isMore: false })
    const still = { notifications: [note(9)], cursor: 'same' }
    const walking = { readTo: at(5), walk: { cursor: 'same', newest: at(9) } }
    expect(afterListed(walking, still).isMore).toBe(false)
    expect(afterListed(place, 'garbled').place).toEqual(place)
  })

  test('whenever it is cut off, nothing is lost in the end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 340 }),
        fc.integer({ min: 0, max: 4 }),
        fc.boolean(),
        (readTo, pages, remembers) => {
          const first = readAll({ readTo: at(readTo), walk: null }, server(minutes), pages)
          const from = remembers ? first.place : { readTo: first.place.readTo, walk: null }
          const second = readAll(from, server(minutes))
          const kept = new Set([...first.kept, ...second.kept])
          for (const minute of minutes.slice(readTo + 1)) expect(kept).toContain(`at://n/${minute}`)
        },
      ),
    )
  })
})
