import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Member } from '@/lib/people/member'
import { test } from '@/lib/testing/db-test'
import { aMember, anOutlet, aProperty, aSpot, aTeam, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { addSpots } from './add-spots'
import { amendSpot, archiveSpot, bringBackSpot } from './amend-spot'
import { archiveOutlet, bringBackOutlet, keepOutlet } from './keep-outlet'
import { archiveTeam, bringBackTeam, keepTeam } from './keep-team'
import { findOutlet, listArchivedOutlets, listOutlets, listOutletsWithSpots } from './outlet-store'
import { listZones } from './property'
import { findSpot, listAllSpots, listArchivedSpotsOf, listSpotsOf } from './spot-store'
import { findTeam, listArchivedTeams, listTeams, listTeamsWithPeople } from './team-store'

const restaurant = { kind: 'restaurant' as const, visitMinutes: 90 }

async function twoHouses(db: Parameters<typeof aProperty>[0]) {
  const [ours, theirs] = [await aProperty(db), await aProperty(db)]
  const admin = await aMember(db, ours.id, { role: 'admin' })
  const stranger = await aMember(db, theirs.id, { role: 'admin' })
  return { ours, theirs, admin, stranger }
}

describe('an outlet', () => {
  test('has a name of its own in its house, whatever its case', async ({ db }) => {
    const { ours, admin, stranger } = await twoHouses(db)
    const opened = await keepOutlet(db, admin, { name: 'Bar', ...restaurant })
    expect(opened).toMatchObject({ ok: true, outlet: { propertyId: ours.id, name: 'Bar', visitMinutes: 90 } })
    expect(await keepOutlet(db, admin, { name: 'BAR', ...restaurant })).toEqual({
      ok: false,
      refusal: 'name_taken',
    })
    expect(await keepOutlet(db, stranger, { name: 'Bar', ...restaurant })).toMatchObject({ ok: true })

    const spa = await anOutlet(db, ours.id, { name: 'Spa' })
    expect(await keepOutlet(db, admin, { outletId: spa.id, name: 'bar', ...restaurant })).toEqual({
      ok: false,
      refusal: 'name_taken',
    })
    expect((await listOutlets(db, ours.id)).map(({ name }) => name)).toEqual(['Bar', 'Spa'])
  })

  test('is changed and put away by its own house alone', async ({ db }) => {
    const { ours, stranger } = await twoHouses(db)
    const bar = await anOutlet(db, ours.id, { name: 'Bar' })
    expect(await keepOutlet(db, stranger, { outletId: bar.id, name: 'Ours now', ...restaurant })).toEqual({
      ok: false,
      refusal: 'not_found',
    })
    expect(await archiveOutlet(db, stranger, bar.id, EVENING)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await findOutlet(db, { propertyId: ours.id, outletId: bar.id })).toEqual(bar)
    expect(await findOutlet(db, { propertyId: stranger.propertyId, outletId: bar.id })).toBeNull()
  })

  test('is put away with its spots, and brings back those that went with it', async ({ db }) => {
    const { ours, admin, stranger } = await twoHouses(db)
    const bar = await anOutlet(db, ours.id, { name: 'Bar' })
    const key = { propertyId: ours.id, outletId: bar.id }
    await aSpot(db, ours.id, { outletId: bar.id, label: '1' })
    const broken = await aSpot(db, ours.id, { outletId: bar.id, label: '2' })
    await archiveSpot(db, admin, broken.id, EVENING)

    await archiveOutlet(db, admin, bar.id, minutesAfter(EVENING, 5))
    expect(await listOutletsWithSpots(db, ours.id)).toEqual([])
    expect(await listSpotsOf(db, key)).toEqual([])
    expect(await listArchivedOutlets(db, ours.id)).toMatchObject([{ name: 'Bar' }])

    expect(await bringBackOutlet(db, stranger, bar.id)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await bringBackOutlet(db, admin, bar.id)).toMatchObject({ ok: true, outlet: { archivedAt: null } })
    expect(await listOutletsWithSpots(db, ours.id)).toMatchObject([{ outlet: { name: 'Bar' }, spots: 1 }])
    expect(await listArchivedSpotsOf(db, key)).toMatchObject([{ label: '2' }])
  })

  test('does not come back to a name that was given away', async ({ db }) => {
    const { ours, admin } = await twoHouses(db)
    const old = await anOutlet(db, ours.id, { name: 'Bar' })
    await archiveOutlet(db, admin, old.id, EVENING)
    await anOutlet(db, ours.id, { name: 'bar' })
    expect(await bringBackOutlet(db, admin, old.id)).toEqual({ ok: false, refusal: 'name_taken' })
  })
})

describe('spots', () => {
  const labels = async (db: Parameters<typeof aProperty>[0], admin: Member, outletId: string) =>
    (await listSpotsOf(db, { propertyId: admin.propertyId, outletId })).map(({ label, aliases }) =>
      [label, ...aliases].join(' | '),
    )

  test('are pasted as a list, counted as people count, and pasted again without doubling', async ({ db }) => {
    const { ours, admin } = await twoHouses(db)
    const { id: outletId } = await anOutlet(db, ours.id)
    const paste = (list: string) => addSpots(db, admin, { outletId, kind: 'table', list })

    expect(await paste('9-11\n2, the fountain\nPatio')).toEqual({ ok: true, added: 5, renamed: 0 })
    expect(await paste('2, the fountain, by the water\n12')).toEqual({ ok: true, added: 1, renamed: 1 })
    expect(await paste('9-12')).toEqual({ ok: false, refusal: 'empty' })
    expect(await labels(db, admin, outletId)).toEqual([
      '2 | the fountain | by the water',
      '9',
      '10',
      '11',
      '12',
      'Patio',
    ])
  })

  test('are offered outlet by outlet, and only those of the house', async ({ db }) => {
    const { ours, theirs } = await twoHouses(db)
    for (const [house, name] of [
      [ours, 'Patio'],
      [ours, 'Bar'],
      [theirs, 'Theirs'],
    ] as const) {
      const { id: outletId } = await anOutlet(db, house.id, { name })
      for (const label of ['10', '9']) await aSpot(db, house.id, { outletId, label })
      await aSpot(db, house.id, { outletId, label: '1', archivedAt: EVENING })
    }
    expect(
      (await listAllSpots(db, ours.id)).map(({ outletName, label }) => `${outletName} ${label}`),
    ).toEqual(['Bar 9', 'Bar 10', 'Patio 9', 'Patio 10'])
  })

  test('are kept all or none: a line that cannot be read is named', async ({ db }) => {
    const { ours, admin } = await twoHouses(db)
    const { id: outletId } = await anOutlet(db, ours.id)
    expect(await addSpots(db, admin, { outletId, kind: 'table', list: '1\n2\n1' })).toEqual({
      ok: false,
      refusal: 'unreadable',
      problems: [{ line: 3, problem: 'twice', saw: '1', of: '1' }],
    })
    expect(await labels(db, admin, outletId)).toEqual([])
  })

  test('come back to no name that another was given meanwhile', async ({ db }) => {
    const { ours, admin } = await twoHouses(db)
    const { id: outletId } = await anOutlet(db, ours.id)
    const paste = (list: string) => addSpots(db, admin, { outletId, kind: 'table', list })
    await paste('1, the fountain\n2')
    const [one, two] = await listSpotsOf(db, { propertyId: ours.id, outletId })
    await archiveSpot(db, admin, one?.id ?? '', EVENING)
    const give = (aliases: string[], label = '2') =>
      amendSpot(db, admin, { spotId: two?.id ?? '', kind: 'table', label, aliases })
    expect(await give(['the fountain'])).toMatchObject({ ok: true })
    expect(await bringBackSpot(db, admin, one?.id ?? '')).toEqual({
      ok: false,
      refusal: 'alias_taken',
      by: '2',
    })
    expect(await give([], 'The Fountain')).toMatchObject({ ok: true })
    expect(await bringBackSpot(db, admin, one?.id ?? '')).toMatchObject({ refusal: 'alias_taken' })
    expect(await give([])).toMatchObject({ ok: true })
    expect(await bringBackSpot(db, admin, one?.id ?? '')).toMatchObject({ ok: true })
    expect(await give(['1'])).toEqual({ ok: false, refusal: 'alias_taken', by: '1' })
  })

  test('are five hundred as easily as five, and the same list again adds nothing', async ({ db }) => {
    const { ours, admin } = await twoHouses(db)
    const { id: outletId } = await anOutlet(db, ours.id)
    const list = Array.from({ length: 500 }, (_, at) => `${at + 1}\tthe corner no. ${at + 1} 🌴`).join('\r\n')
    const paste = (list: string) => addSpots(db, admin, { outletId, kind: 'table', list })
    expect(await paste(list)).toEqual({ ok: true, added: 500, renamed: 0 })
    expect(await paste(list)).toEqual({ ok: false, refusal: 'empty' })
    expect(await paste(list.replaceAll('🌴', '🌵'))).toEqual({ ok: true, added: 0, renamed: 500 })
    expect(await paste(' \n\n , ,\n')).toMatchObject({
      refusal: 'unreadable',
      problems: [{ problem: 'no_label' }],
    })
  })

  test('do not enter the outlet of another house', async ({ db }) => {
    const { ours, stranger } = await twoHouses(db)
    const { id: outletId } = await anOutlet(db, ours.id)
    expect(await addSpots(db, stranger, { outletId, kind: 'table', list: '1' })).toEqual({
      ok: false,
      refusal: 'no_outlet',
    })
  })

  test('are renamed within their outlet, where no two share a label or a name', async ({ db }) => {
    const { ours, admin, stranger } = await twoHouses(db)
    const { id: outletId } = await anOutlet(db, ours.id)
    await addSpots(db, admin, { outletId, kind: 'table', list: '1, the fountain\n2' })
    const [one, two] = await listSpotsOf(db, { propertyId: ours.id, outletId })
    const amend = (who: Member, label: string, aliases: string[]) =>
      amendSpot(db, who, { spotId: two?.id ?? '', kind: 'table', label, aliases })

    expect(await amend(admin, '2', ['The  Fountain'])).toEqual({ ok: false, refusal: 'alias_taken', by: '1' })
    expect(await amend(admin, '1', [])).toEqual({ ok: false, refusal: 'label_taken' })
    expect(await amend(stranger, '3', [])).toEqual({ ok: false, refusal: 'not_found' })
    expect(await amend(admin, '2', ['by the door'])).toMatchObject({ ok: true })
    expect(await labels(db, admin, outletId)).toEqual(['1 | the fountain', '2 | by the door'])

    expect(await archiveSpot(db, stranger, one?.id ?? '', EVENING)).toEqual({
      ok: false,
      refusal: 'not_found',
    })
    await archiveSpot(db, admin, one?.id ?? '', EVENING)
    expect(await labels(db, admin, outletId)).toEqual(['2 | by the door'])
    expect(await bringBackSpot(db, stranger, one?.id ?? '')).toEqual({ ok: false, refusal: 'not_found' })
    expect(await findSpot(db, { propertyId: stranger.propertyId, spotId: one?.id ?? '' })).toBeNull()
    expect(await bringBackSpot(db, admin, one?.id ?? '')).toMatchObject({ ok: true })
  })
})

describe('a team', () => {
  test('has a name of its own where it works', async ({ db }) => {
    const { ours, admin, stranger } = await twoHouses(db)
    const [bar, spa] = [await anOutlet(db, ours.id), await anOutlet(db, ours.id)]
    const keep = (who: Member, outletId: string | null) =>
      keepTeam(db, who, { name: 'Kitchen', outletId, isHost: false })
    expect(await keep(admin, bar.id)).toMatchObject({ ok: true })
    expect(await keep(admin, spa.id)).toMatchObject({ ok: true })
    expect(await keep(admin, spa.id)).toEqual({ ok: false, refusal: 'name_taken' })
    expect(await keep(stranger, spa.id)).toEqual({ ok: false, refusal: 'no_outlet' })
    expect(await keep(stranger, null)).toMatchObject({ ok: true })
    expect(await listTeams(db, ours.id)).toHaveLength(2)
  })

  test('hosts alone: naming another host team takes the part from the first, in its outlet', async ({
    db,
  }) => {
    const { ours, theirs, admin } = await twoHouses(db)
    const bar = await anOutlet(db, ours.id)
    await aTeam(db, theirs.id, { name: 'Next door', isHost: true })
    await keepTeam(db, admin, { name: 'Desk', outletId: null, isHost: true })
    await keepTeam(db, admin, { name: 'Bar', outletId: bar.id, isHost: true })
    await keepTeam(db, admin, { name: 'Host', outletId: null, isHost: true })
    const hosts = async (propertyId: string) =>
      (await listTeams(db, propertyId)).filter(({ isHost }) => isHost).map(({ name }) => name)
    expect(await hosts(ours.id)).toEqual(['Bar', 'Host'])
    expect(await hosts(theirs.id)).toEqual(['Next door'])
  })

  test('is put away and brought back by its own house, and counts the people who may come in', async ({
    db,
  }) => {
    const { ours, admin, stranger } = await twoHouses(db)
    const bar = await anOutlet(db, ours.id, { name: 'Bar' })
    const team = await aTeam(db, ours.id, { name: 'Bar', outletId: bar.id, isHost: true })
    await aMember(db, ours.id, { teamIds: [team.id] })
    expect(await listTeamsWithPeople(db, ours.id)).toMatchObject([{ outletName: 'Bar', people: 1 }])

    expect(await archiveTeam(db, stranger, team.id, EVENING)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await archiveTeam(db, admin, team.id, EVENING)).toMatchObject({
      ok: true,
      team: { isHost: false },
    })
    expect(await listTeams(db, ours.id)).toEqual([])
    expect(await listArchivedTeams(db, ours.id)).toMatchObject([{ name: 'Bar' }])
    expect(await listArchivedTeams(db, stranger.propertyId)).toEqual([])
    expect(await findTeam(db, { propertyId: stranger.propertyId, teamId: team.id })).toBeNull()
    expect(await bringBackTeam(db, admin, team.id)).toMatchObject({ ok: true, team: { archivedAt: null } })
  })
})

test('every time zone that the form offers is one that the database knows', async ({ db }) => {
  const { rows } = await db.execute<{ zone: string }>(
    sql`select zone from unnest(${sql.param(listZones())}::text[]) zone where now() at time zone zone is null`,
  )
  expect(rows).toEqual([])
})
