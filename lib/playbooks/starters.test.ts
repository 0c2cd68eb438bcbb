import { describe, expect, test } from 'vitest'

import { newId } from '@/db/id'
import { searchable } from '@/lib/text/fold'

import { decide } from './decide'
import { compile, type Facts } from './match'
import { PlaybookRules } from './rules'
import { STARTER_KEYS, type StarterKey } from './starter-keys'
import { STARTERS } from './starters'
import { timesOf, withTimes } from './times'

const chosen = {
  outletId: newId(),
  gestureId: newId(),
  secondGestureId: newId(),
  teamId: newId(),
  replyTeamId: newId(),
}
const AT = new Date('2026-07-10T18:00:00.000Z')

describe.each(STARTER_KEYS)('the starter %s', (key) => {
  test('is a playbook once it has what it needs, and nothing without', () => {
    const { fill, needs } = STARTERS[key]
    expect(PlaybookRules.safeParse(fill(chosen)).error).toBeUndefined()
    for (const need of needs) expect(fill({ ...chosen, [need]: undefined })).toBeNull()
  })

  test('speaks both languages, with one gap to fill by hand', () => {
    for (const step of STARTERS[key].fill(chosen)?.steps ?? []) {
      if (!('startingPoints' in step)) continue
      expect(step.startingPoints.map(({ language }) => language)).toEqual(['en', 'es'])
      for (const { words } of step.startingPoints) expect(words.split('___')).toHaveLength(2)
    }
  })

  test('can have each of its times changed', () => {
    const steps = STARTERS[key].fill(chosen)?.steps ?? []
    const minutes = timesOf(steps).map((_, index) => index + 1)
    expect(timesOf(withTimes(steps, minutes)).map((time) => time.minutes)).toEqual(minutes)
    expect(withTimes(steps, [])).toEqual(steps)
  })
})

describe('the two evenings', () => {
  const facts: Facts = {
    kind: 'mention',
    outlet: { id: chosen.outletId, name: 'La Terraza' },
    connector: null,
    text: searchable(''),
    language: 'en',
    rating: null,
    visitNumber: 1,
    wallClock: '19:00',
    guest: 'new',
    presence: 'here',
    cautions: [],
    at: AT,
  }
  const playbooks = STARTER_KEYS.map((key) => {
    const rules = PlaybookRules.parse(STARTERS[key].fill(chosen))
    return { playbookId: key, name: key, version: 1, suggests: false, rules, phrases: compile(rules.when) }
  })
  const planned = (seen: Partial<Facts>) =>
    decide({ ...facts, ...seen }, { playbooks, names: new Map() }, AT).planned.map(
      ({ playbook, step }) => `${playbook.playbookId} ${step.kind}`,
    )
  const said = (words: string) => ({ text: searchable(words) })

  test('a check-in asks where they are sitting', () => {
    expect(planned({ kind: 'check_in' })).toEqual(['where_are_you_sitting ask'])
  })

  test('a post about the spa before the stay offers to reserve, and waits with a note for the arrival', () => {
    const spa = said('Counting the days to the Spa at @harbourhouse!')
    expect(planned({ ...spa, presence: 'not_here', visitNumber: null })).toEqual([
      'spa_before_arrival suggest_reply',
      'spa_before_arrival on_arrival',
    ])
    expect(planned(spa)).toEqual([])
  })

  test.each<[string, boolean]>([
    ['The most beautiful bathroom I have ever seen', true],
    ['¡Qué bañera!', true],
    ['The bathroom is dirty', false],
    ['El baño huele mal', false],
  ])('%j brings bath salts and a note: %s', (words, brings) => {
    const made = ['praise_of_the_bathroom make_task', 'praise_of_the_bathroom make_task']
    expect(planned(said(words))).toEqual(brings ? made : [])
  })

  test.each<[StarterKey, Partial<Facts>, boolean]>([
    ['low_review', { kind: 'review', rating: 2 }, true],
    ['low_review', { kind: 'review', rating: 2.5 }, false],
    ['low_review', { kind: 'review', rating: null }, false],
    ['third_stay', { kind: 'arrival', visitNumber: 3 }, true],
    ['third_stay', { kind: 'arrival', visitNumber: 4 }, false],
    ['birthday', said('It is her birthday 🎂'), true],
    ['birthday', { ...said('Happy Birthday to me'), presence: 'not_here' }, false],
    ['birthday', { ...said('birthday'), cautions: ['no_surprises'] }, false],
  ])('%s, given %j: %s', (key, seen, follows) => {
    expect(planned(seen).some((step) => step.startsWith(key))).toBe(follows)
  })
})
