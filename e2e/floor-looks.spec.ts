/** Every screen of the floor, in both lights and at four widths: axe, real targets, nothing over the edge. */
import { cautions } from '@/db/schema/guests'
import { aGuest } from '@/lib/testing/furnish'

import { aTaskNow, inMinutes } from './floor'
import { expect, type House, test } from './house'
import { expectAccessible, expectNoSidewaysScroll, expectTargets } from './looks'

const WIDTHS = [320, 390, 768, 1440]

/** A house with one of everything that a list can show. */
async function aBusyHouse(house: House) {
  const { db, propertyId } = house
  const marta = await house.person('manager')
  const guest = await aGuest(db, propertyId, { name: 'Mario Nowak' })
  await db.insert(cautions).values({
    propertyId,
    guestId: guest.id,
    kind: 'allergy',
    words: 'Nuts, severe',
    addedAt: inMinutes(-500),
  })
  const mine = { status: 'claimed' as const, claimedBy: marta.personId }
  const steps = [{ words: 'Write the card', done: true }]
  const open = await aTaskNow(house, { act: 'Replace the lamp', room: '208', guestId: guest.id, steps })
  await aTaskNow(house, { act: 'Late already', room: '12', dueAt: inMinutes(-4) })
  await aTaskNow(house, { act: 'Soon', room: '305', dueAt: inMinutes(1), ...mine, steps })
  await aTaskNow(house, { act: 'Later', room: 'Bar', dueAt: inMinutes(200), status: 'suggested' })
  await aTaskNow(house, { act: 'Held', room: '101', status: 'waiting', waitingFor: 'arrival' })
  const reply = await aTaskNow(house, { kind: 'reply', act: '', room: '110', guestId: guest.id })
  await aTaskNow(house, { act: 'Finished', room: '102', ...mine, status: 'delivered' })
  await aTaskNow(house, { act: 'Missed', room: '103', status: 'missed', guestId: guest.id })
  return { marta, open, reply }
}

for (const light of ['day', 'night'] as const) {
  test(`the floor can be read and tapped by ${light}, from 320 to 1440 pixels`, async ({ house, page }) => {
    test.setTimeout(240_000)
    const { open, reply } = await aBusyHouse(house)
    await house.signIn(page, await house.person('manager', { name: 'Inês Duarte', theme: light }))

    for (const path of ['/inbox', `/inbox/${open.id}`, `/inbox/${reply.id}`, '/mine', '/inbox/done']) {
      for (const width of WIDTHS) {
        await test.step(`${path.slice(0, 10)} at ${width}`, async () => {
          await page.setViewportSize({ width, height: width < 700 ? 844 : 900 })
          await page.goto(path)
          await expect(page.getByRole('heading', { level: 1 }).last()).toBeVisible()
          await expectNoSidewaysScroll(page)
          await expectTargets(page, width < 700 ? 44 : 24)
          // Tall enough that nothing lies under a bar, where axe could not judge its contrast.
          await page.setViewportSize({ width, height: 2600 })
          if (width === 390 || width === 1440) await expectAccessible(page)
        })
      }
    }
  })
}
