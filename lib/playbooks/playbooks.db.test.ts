import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import { newId } from '@/db/id'
import { playbookDays, playbooks, playbookVersions } from '@/db/schema/playbooks'
import { tasks } from '@/db/schema/tasks'
import { aHouse, hear } from '@/lib/testing/a-house'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { aMember, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { copyStarter } from './copy-starter'
import { editPlaybook } from './edit-playbook'
import { PlaybookEdit, StarterChoice } from './input'
import { listPlaybooks } from './list-playbooks'
import { pausePlaybook, resumePlaybook } from './pause-playbook'
import { PlaybookRules } from './rules'
import { findPlaybook } from './store'

const at = (minutes: number) => minutesAfter(EVENING, minutes)
const choice = (what: object) => StarterChoice.parse({ starter: 'birthday', name: 'Birthdays', ...what })
const edit = (playbookId: string, what: object = {}) =>
  PlaybookEdit.parse({
    playbookId,
    version: '1',
    name: 'Birthdays',
    anyOf: 'birthday, cumple\nbirthday',
    noneOf: '',
    from: '',
    to: '',
    perDay: '',
    cooldownDays: '30',
    actWithinMinutes: '360',
    minutes: ['20', '60'],
    ...what,
  })

describe('a starter', () => {
  test('becomes a live playbook with the house’s own gesture', async ({ db }) => {
    const house = await aHouse(db)
    const marta = await aMember(db, house.propertyId, { role: 'manager' })
    const copied = await copyStarter(db, marta, choice({ gestureId: house.drinks.id }), at(0))
    expect(copied).toMatchObject({ ok: true })
    const [playbook] = await db.select().from(playbooks)
    expect(playbook).toMatchObject({ name: 'Birthdays', state: 'live', currentVersion: 1 })
    const [version] = await db.select().from(playbookVersions)
    expect(PlaybookRules.parse(version?.rules).steps[0]).toMatchObject({ gestureId: house.drinks.id })
    expect(version).toMatchObject({ suggests: true, createdBy: marta.personId })
  })

  test('is refused to staff, without what it needs, with another house’s gesture', async ({ db }) => {
    const house = await aHouse(db)
    const other = await aHouse(db)
    const staff = await aMember(db, house.propertyId)
    const marta = await aMember(db, house.propertyId, { role: 'manager' })
    const given = choice({ gestureId: house.drinks.id })
    expect(await copyStarter(db, staff, given, at(0))).toMatchObject({ refusal: 'not_allowed' })
    expect(await copyStarter(db, marta, choice({ gestureId: '' }), at(0))).toMatchObject({
      refusal: 'incomplete',
    })
    for (const what of [
      { gestureId: other.drinks.id },
      { gestureId: house.drinks.id, teamId: other.host.id },
    ])
      expect(await copyStarter(db, marta, choice(what), at(0))).toMatchObject({ refusal: 'not_this_house' })
    expect(await db.select().from(playbooks)).toEqual([])
  })
})

describe('editing', () => {
  test('makes the next version and keeps the first', async ({ db }) => {
    const house = await aHouse(db)
    const marta = await aMember(db, house.propertyId, { role: 'manager' })
    const copied = await copyStarter(db, marta, choice({ gestureId: house.drinks.id }), at(0))
    const playbookId = copied.ok ? copied.playbookId : ''
    const what = edit(playbookId, { from: '18:00', to: '23:00', perDay: '3', suggests: 'on' })
    expect(await editPlaybook(db, marta, what, at(1))).toEqual({ ok: true, version: 2 })

    const now = await findPlaybook(db, { propertyId: house.propertyId, playbookId })
    expect(now?.rules.when).toMatchObject({
      anyOf: ['birthday', 'cumple'],
      hours: { from: '18:00', to: '23:00' },
    })
    expect(now?.rules.when.kinds).toBeDefined()
    expect(now?.rules.caps).toEqual({ perDay: 3, cooldownDays: 30 })
    expect(now?.rules.steps[1]).toMatchObject({ dueInMinutes: 60 })
    expect(await db.select().from(playbookVersions)).toHaveLength(2)
    expect(await editPlaybook(db, marta, what, at(2))).toEqual({ ok: false, refusal: 'meanwhile' })
  })

  test('refuses what would match everything, half an hour range, and strangers', async ({ db }) => {
    const house = await aHouse(db)
    const marta = await aMember(db, house.propertyId, { role: 'manager' })
    const stranger = await aMember(db, (await aHouse(db)).propertyId, { role: 'admin' })
    const copied = await copyStarter(db, marta, choice({ gestureId: house.drinks.id }), at(0))
    const playbookId = copied.ok ? copied.playbookId : ''
    const refused = async (what: object, who = marta) =>
      expect(await editPlaybook(db, who, edit(playbookId, what), at(1)))
    ;(await refused({ from: '18:00' })).toMatchObject({ refusal: 'one_hour_missing' })
    ;(await refused({ anyOf: '!!!' })).toMatchObject({ refusal: 'invalid' })
    ;(await refused({}, stranger)).toMatchObject({ refusal: 'not_found' })
    ;(await refused({}, await aMember(db, house.propertyId))).toMatchObject({ refusal: 'not_allowed' })
  })
})

describe('a paused playbook', () => {
  test('makes nothing until it is resumed', async ({ db }) => {
    const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
    const marta = await aMember(db, house.propertyId, { role: 'manager' })
    const playbookId = house.playbooks.get('where_are_you_sitting') ?? ''
    expect(await pausePlaybook(db, marta, { playbookId })).toEqual({ ok: true })
    expect(await pausePlaybook(db, marta, { playbookId })).toEqual({ ok: true })
    await hear(db, house, { kind: 'check_in', handle: 'ana', at: at(0) })
    expect(await db.select().from(tasks)).toEqual([])

    expect(await resumePlaybook(db, marta, { playbookId })).toEqual({ ok: true })
    await hear(db, house, { kind: 'check_in', handle: 'ben', at: at(1) })
    expect(await listPlaybooks(db, marta, at(2))).toMatchObject([
      { id: playbookId, state: 'live', made: 2, delivered: 0 },
    ])
  })

  test('is paused by a manager of its own house', async ({ db }) => {
    const house = await aHouse(db, { starters: ['birthday'] })
    const playbookId = house.playbooks.get('birthday') ?? ''
    const stranger = await aMember(db, (await aHouse(db)).propertyId, { role: 'admin' })
    const staff = await aMember(db, house.propertyId)
    expect(await pausePlaybook(db, stranger, { playbookId })).toMatchObject({ refusal: 'not_found' })
    expect(await pausePlaybook(db, staff, { playbookId })).toMatchObject({ refusal: 'not_allowed' })
    expect(await listPlaybooks(db, stranger, at(0))).toEqual([])
  })
})

describe('twenty at once', () => {
  const NAMES = Array.from({ length: 20 }, () => `guest_${newId().slice(-8)}`)

  test('fire a playbook no oftener than its cap a day', async () => {
    const { db, drop } = await cloneDatabase()
    try {
      const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
      const playbookId = house.playbooks.get('where_are_you_sitting') ?? ''
      const [version] = await db.select().from(playbookVersions)
      const rules = PlaybookRules.parse(version?.rules)
      await db
        .update(playbookVersions)
        .set({ version: 2, rules: { ...rules, caps: { perDay: 5 } } })
        .where(eq(playbookVersions.playbookId, playbookId))
      await db.update(playbooks).set({ currentVersion: 2 })

      await Promise.all(
        NAMES.map((handle) =>
          db.transaction((tx) => hear(tx, house, { kind: 'check_in', handle, at: at(0) })),
        ),
      )
      expect(await db.select().from(tasks).where(eq(tasks.kind, 'reply'))).toHaveLength(5)
      expect(await db.select().from(playbookDays)).toMatchObject([{ fired: 5 }])
    } finally {
      await drop()
    }
  })

  test('posts of one guest make one bottle', async () => {
    const { db, drop } = await cloneDatabase()
    try {
      const house = await aHouse(db, { starters: ['praise_of_the_bathroom'] })
      await hear(db, house, { kind: 'check_in', handle: 'ana', at: at(0) })
      await Promise.all(
        NAMES.map((_, index) =>
          db.transaction((tx) => hear(tx, house, { handle: 'ana', text: 'What a bathroom', at: at(index) })),
        ),
      )
      const given = (await db.select().from(tasks)).map(({ gestureId }) => gestureId).sort()
      expect(given).toEqual([house.salts.id, house.note.id].sort())
    } finally {
      await drop()
    }
  })
})
