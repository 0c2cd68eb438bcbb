/** The door, the staff, oneself and the people page, in both lights and at four widths. */
import { newId } from '@/db/id'
import { makeSignInLink } from '@/lib/people/make-sign-in-link'
import { keepVoice } from '@/lib/people/voice-store'
import { aTeam } from '@/lib/testing/furnish'

import { expect, type House, test } from './house'
import { expectAccessible, expectNoSidewaysScroll, expectTargets } from './looks'

const WIDTHS = [320, 390, 768, 1440]

/** Names long and short, one who has not come in yet, and one with a voice. */
async function aStaffedHouse(house: House, theme: 'day' | 'night') {
  const { db, propertyId } = house
  const bar = await aTeam(db, propertyId, { name: 'Bar' })
  const admin = await house.person('admin', { theme, staffName: `marta-${newId()}` })
  const jonas = await house.person('staff', { name: 'Jonas Weber', teamIds: [bar.id] })
  const newcomer = await house.person('manager', {
    name: 'Ana Ruiz Castellanos de la Torre',
    mustChangePassword: true,
    theme,
  })
  await keepVoice(db, {
    ...{ propertyId, personId: jonas.personId, publicName: 'Jonas', publicRole: 'behind the bar' },
    ...{ handles: [{ network: 'instagram', handle: 'jonas.pours' }], isShown: true, updatedAt: new Date() },
  })
  const link = { personId: jonas.personId, createdBy: null, setsPassword: true }
  const { path } = await makeSignInLink(db, link, new Date())
  return { admin, newcomer, link: path }
}

for (const light of ['day', 'night'] as const) {
  test(`people and the door can be read and tapped by ${light}, from 320 to 1440 pixels`, async ({
    house,
    page,
  }) => {
    test.setTimeout(240_000)
    await page.emulateMedia({ colorScheme: light === 'night' ? 'dark' : 'light' })
    const { admin, newcomer, link } = await aStaffedHouse(house, light)
    const screens = [
      { path: '/sign-in', who: null },
      { path: link, who: null },
      { path: '/sign-in/link/none', who: null },
      { path: `/people/${house.propertyId}`, who: null },
      { path: '/sign-in/password', who: newcomer },
      { path: '/staff', who: admin },
      { path: '/me', who: admin },
      { path: '/houses', who: admin },
    ]
    for (const { path, who } of screens) {
      await page.context().clearCookies()
      if (who) await house.signIn(page, who)
      for (const width of WIDTHS) {
        await test.step(`${path.slice(0, 18)} at ${width}`, async () => {
          await page.setViewportSize({ width, height: width < 700 ? 844 : 900 })
          await page.goto(path)
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
          if (path === '/staff') await page.getByText('Change Jonas Weber').click()
          await expectNoSidewaysScroll(page)
          await expectTargets(page, width < 700 ? 44 : 24)
          if (width === 390 || width === 1440) await expectAccessible(page)
        })
      }
    }
  })
}
