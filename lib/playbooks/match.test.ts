import { describe, expect, test } from 'vitest'

import { searchable } from '@/lib/text/fold'

import { decide, longestActing } from './decide'
import { compile, type Facts, missesOf, tooLate } from './match'
import { Conditions, PlaybookRules } from './rules'

const SPA = '01900000-0000-7000-8000-000000000001'
const BAR = '01900000-0000-7000-8000-000000000002'
const SWARM = '01900000-0000-7000-8000-000000000003'
const names = new Map([
  [SPA, 'Spa'],
  [BAR, 'Bar'],
  [SWARM, 'Swarm'],
])
const AT = new Date('2026-07-10T18:00:00.000Z')
const facts: Facts = {
  kind: 'mention',
  outlet: { id: SPA, name: 'Spa' },
  connector: { id: SWARM, name: 'Swarm' },
  text: searchable('The spa was a dream, ¡qué baño!'),
  language: 'en',
  rating: 4,
  visitNumber: 2,
  wallClock: '19:00',
  guest: 'known',
  presence: 'here',
  cautions: ['allergy'],
  at: AT,
}
const misses = (when: Conditions, seen: Partial<Facts> = {}) =>
  missesOf({ ...facts, ...seen }, when, compile(when), names)

describe('a condition holds', () => {
  test.each<[string, Conditions]>([
    ['on the kind', { kinds: ['review', 'mention'] }],
    ['on the outlet', { outletIds: [BAR, SPA] }],
    ['on the connector', { connectorIds: [SWARM] }],
    ['on any of its words, without accents', { anyOf: ['massage', 'bano'] }],
    ['when none of the unwanted words is said', { noneOf: ['spacious'] }],
    ['on the language', { languages: ['es', 'en'] }],
    ['on a rating at both ends of its range', { rating: { min: 4, max: 4 } }],
    ['on the visit number', { visitNumber: { min: 2 } }],
    ['within the hours', { hours: { from: '19:00', to: '23:00' } }],
    ['on the guest', { guest: 'known' }],
    ['on the presence', { presence: 'here' }],
    ['when the guest has none of the cautions', { withoutCautions: ['grief', 'no_alcohol'] }],
  ])('%s', (_, when) => {
    expect(Conditions.parse(when)).toEqual(when)
    expect(misses(when)).toEqual([])
  })
})

describe('a condition that does not hold says what it needs and what was seen', () => {
  test.each<[Conditions, Partial<Facts>, ReturnType<typeof misses>[number]]>([
    [{ kinds: ['check_in'] }, {}, { condition: 'kinds', needs: ['check_in'], saw: ['mention'] }],
    [{ outletIds: [BAR] }, {}, { condition: 'outlets', needs: ['Bar'], saw: ['Spa'] }],
    [{ outletIds: [BAR] }, { outlet: null }, { condition: 'outlets', needs: ['Bar'], saw: [] }],
    [{ connectorIds: [SWARM] }, { connector: null }, { condition: 'connectors', needs: ['Swarm'], saw: [] }],
    [{ anyOf: ['bathroom'] }, {}, { condition: 'anyOf', needs: ['bathroom'], saw: [] }],
    [{ noneOf: ['Baño', 'bar'] }, {}, { condition: 'noneOf', needs: ['Baño', 'bar'], saw: ['Baño'] }],
    [{ languages: ['es'] }, { language: null }, { condition: 'languages', needs: ['es'], saw: [] }],
    [{ rating: { max: 2 } }, {}, { condition: 'rating', needs: { min: null, max: 2 }, saw: 4 }],
    [
      { rating: { max: 2 } },
      { rating: null },
      { condition: 'rating', needs: { min: null, max: 2 }, saw: null },
    ],
    [
      { visitNumber: { min: 3, max: 3 } },
      {},
      { condition: 'visitNumber', needs: { min: 3, max: 3 }, saw: 2 },
    ],
    [
      { hours: { from: '20:00', to: '02:00' } },
      {},
      { condition: 'hours', needs: { from: '20:00', to: '02:00' }, saw: '19:00' },
    ],
    [{ guest: 'new' }, {}, { condition: 'guest', needs: ['new'], saw: ['known'] }],
    [{ presence: 'not_here' }, {}, { condition: 'presence', needs: ['not_here'], saw: ['here'] }],
    [
      { withoutCautions: ['allergy', 'grief'] },
      {},
      { condition: 'withoutCautions', needs: ['allergy', 'grief'], saw: ['allergy'] },
    ],
  ])('%j', (when, seen, miss) => {
    expect(misses(when, seen)).toEqual([miss])
  })

  test('every one of them, not only the first', () => {
    const all = misses({ kinds: ['review'], rating: { max: 2 }, presence: 'not_here' })
    expect(all.map(({ condition }) => condition)).toEqual(['kinds', 'rating', 'presence'])
  })
})

test.each([
  ['22:00', '02:00', '23:59', true],
  ['22:00', '02:00', '00:00', true],
  ['22:00', '02:00', '02:00', false],
  ['22:00', '02:00', '21:59', false],
  ['08:00', '08:00', '03:00', true],
  ['08:00', '12:00', '12:00', false],
])('hours from %s to %s hold at %s: %s', (from, to, wallClock, held) => {
  expect(misses({ hours: { from, to } }, { wallClock }).length === 0).toBe(held)
})

test('what happened too long ago is too late to act on, to the minute', () => {
  const after = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)
  expect(tooLate(AT, 240, after(240))).toBeNull()
  expect(tooLate(AT, 240, after(241))).toEqual({ condition: 'actWithin', needs: 240, saw: AT.toISOString() })
})

const reply = {
  id: 'thanks',
  kind: 'suggest_reply' as const,
  dueInMinutes: 30,
  startingPoints: [{ language: 'en', words: 'Thank you ___' }],
}
const rules = (when: unknown, steps: unknown[] = [reply]) => ({ when, steps, caps: {}, actWithinMinutes: 60 })

describe('rules are refused', () => {
  test.each([
    ['without any condition', rules({})],
    ['when they only leave something out', rules({ noneOf: ['spam'], withoutCautions: ['grief'] })],
    ['with an empty phrase', rules({ anyOf: ['spa', '  '] })],
    ['with a phrase without a word', rules({ anyOf: ['!!!'] })],
    ['with a range without an end', rules({ rating: {} })],
    ['with a range the wrong way round', rules({ rating: { min: 4, max: 2 } })],
    ['with the same step twice', rules({ kinds: ['mention'] }, [reply, reply])],
    ['without a step', rules({ kinds: ['mention'] }, [])],
    ['with a condition nobody knows', rules({ kinds: ['mention'], regex: '(a+)+$' })],
  ])('%s', (_, what) => {
    expect(PlaybookRules.safeParse(what).success).toBe(false)
  })

  test('but one condition is enough', () => {
    expect(PlaybookRules.safeParse(rules({ kinds: ['mention'] })).success).toBe(true)
  })
})

describe('deciding', () => {
  const live = (when: Conditions, actWithinMinutes = 60) => ({
    playbookId: SPA,
    name: 'A playbook',
    version: 3,
    suggests: false,
    phrases: compile(when),
    rules: PlaybookRules.parse({ ...rules(when), actWithinMinutes }),
  })

  test('plans the steps of every playbook that is met, and keeps why the others are not', () => {
    const playbooks = [live({ presence: 'here' }), live({ rating: { max: 2 } })]
    const { considered, planned } = decide(facts, { playbooks, names }, AT)
    expect(planned.map(({ step }) => step.id)).toEqual(['thanks'])
    expect(considered).toEqual([
      { playbookId: SPA, name: 'A playbook', version: 3, matched: true, misses: [] },
      {
        playbookId: SPA,
        name: 'A playbook',
        version: 3,
        matched: false,
        misses: [{ condition: 'rating', needs: { min: null, max: 2 }, saw: 4 }],
      },
    ])
  })

  test('plans nothing from what is too late', () => {
    const inAYear = new Date('2027-07-10T18:00:00.000Z')
    const { considered, planned } = decide(facts, { playbooks: [live({ presence: 'here' })], names }, inAYear)
    expect(planned).toEqual([])
    expect(considered[0]?.misses).toEqual([{ condition: 'actWithin', needs: 60, saw: AT.toISOString() }])
  })

  test('acts as long as its most patient playbook', () => {
    expect(longestActing([live({ guest: 'new' }, 60), live({ guest: 'new' }, 600)])).toBe(600)
    expect(longestActing([])).toBeNull()
  })
})
