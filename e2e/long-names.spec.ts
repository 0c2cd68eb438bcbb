/** Names as people really give them: too long for a line, without a gap, from right to left, or one emoji. */
import { eq } from 'drizzle-orm'

import { properties } from '@/db/schema/house'
import { aGesture, anOutlet, aSpot, aTeam } from '@/lib/testing/furnish'

import { rowOf } from './floor'
import { expect, test } from './house'
import { expectNoSidewaysScroll } from './looks'

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const NAMES = [LONG, 'مطعم الميناء القديم للمأكولات البحرية', '👩‍👩‍👧‍👦'] as const

test('every page of the office has room for a long name, an Arabic one, and an emoji', async ({
  house,
  page,
}) => {
  test.setTimeout(180_000)
  const { db, propertyId } = house
  await db.update(properties).set({ name: LONG }).where(eq(properties.id, propertyId))
  const admin = await house.person('admin', { name: LONG })
  let gestureId = ''
  let spotId = ''
  for (const name of NAMES) {
    const { id: outletId } = await anOutlet(db, propertyId, { name })
    const { id: teamId } = await aTeam(db, propertyId, { name, outletId })
    spotId = (await aSpot(db, propertyId, { outletId, label: name.slice(0, 24), aliases: [name] })).id
    gestureId = (await aGesture(db, propertyId, { name, act: name, teamId })).id
    await house.person('staff', { name, teamIds: [teamId], staffName: `${name}-${propertyId}` })
    await house.makes({ gestureId, spotId, outletId, teamId })
  }
  const source = await house.connect({ name: LONG })
  await house.signIn(page, admin)

  for (const path of [
    '/settings/house',
    '/settings/outlets',
    '/settings/spots',
    `/settings/spots/${spotId}`,
    '/settings/teams',
    '/staff',
    '/gestures',
    `/gestures/${gestureId}`,
    '/connectors',
    `/connectors/${source.id}`,
    '/playbooks/new',
    '/houses',
    '/me',
    '/inbox',
  ])
    await test.step(path.slice(0, 20), async () => {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      await page.evaluate(() => {
        for (const folded of document.querySelectorAll('details')) folded.open = true
      })
      for (const width of [768, 320]) {
        await page.setViewportSize({ width, height: 844 })
        await expectNoSidewaysScroll(page)
      }
    })
  await page.getByRole('button', { name: /^Everyone/ }).click()
  for (const name of NAMES) await expect(rowOf(page, name)).toBeVisible()
  await expectNoSidewaysScroll(page)
})

test('a name without anything to see is refused beside its field, and a taken one too', async ({
  house,
  page,
}) => {
  await house.signIn(page, await house.person('admin'))
  await anOutlet(house.db, house.propertyId, { name: 'Patio' })
  await page.goto('/settings/outlets')
  const add = page.getByRole('region', { name: 'Add an outlet' })
  for (const [name, said] of [
    ['\u200b\u200d', 'Please fill this in.'],
    [' PATIO \u200e', 'An outlet has this name already.'],
  ] as const) {
    await add.getByLabel('Name', { exact: true }).fill(name)
    await add.getByRole('button', { name: 'Add an outlet' }).click()
    await expect(add.getByText(said).first()).toBeVisible()
  }
  await house.connect({ name: 'Swarm' })
  await page.goto('/connectors/new')
  await page.getByLabel('Name', { exact: true }).fill('swarm')
  await page.getByRole('button', { name: 'Make the address and the secret' }).click()
  await expect(page.getByText('A connector in use has this name already.')).toBeVisible()
})
