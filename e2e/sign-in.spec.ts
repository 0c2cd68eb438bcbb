/** Coming in: by password, by code, by link; and being shown out. */
import { newId } from '@/db/id'
import { makeCode, spokenCode } from '@/lib/people/code'
import { disableStaff } from '@/lib/people/disable-staff'
import { makeSignInLink } from '@/lib/people/make-sign-in-link'
import { insertMembership } from '@/lib/people/staff-store'

import { expect, test } from './house'

const PASSWORD = 'a lamp in the window'
const NEXT = 'two lamps in the window'

test('nobody is sent to sign in, and comes back to the page that was asked for', async ({ house, page }) => {
  const staffName = `marta-${newId()}`
  await house.person('staff', { staffName, password: PASSWORD })

  await page.goto('/me')
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByLabel('E-mail or staff name').fill(staffName)
  await page.getByLabel('Password or code').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()

  await expect(page.getByRole('heading', { name: 'You and your voice' })).toBeVisible()
})

test('a wrong password is refused in words, keeps the name, and after five tries there is a wait', async ({
  house,
  page,
}) => {
  const staffName = `marta-${newId()}`
  await house.person('staff', { staffName, password: PASSWORD })
  await page.goto('/sign-in')
  const name = page.getByLabel('E-mail or staff name')
  await name.fill(staffName)
  const said = page.getByRole('status')

  for (let turn = 0; turn < 5; turn += 1) {
    await page.getByLabel('Password or code').fill(`wrong ${turn}`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(said).toContainText('do not belong together')
  }
  await expect(name).toHaveValue(staffName)

  await page.getByLabel('Password or code').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(said).toContainText(/tried too often. You can try again in 1?\d seconds/)
})
