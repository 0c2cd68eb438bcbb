/** Coming in: by password, by code, by link; and being shown out. */
import { newId } from '@/db/id'
import { makeCode, spokenCode } from '@/lib/people/code'
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

test('a code works once: a password of one’s own comes before any other page', async ({ house, page }) => {
  const staffName = `ana-${newId()}`
  const code = makeCode()
  await house.person('staff', { staffName, password: code, mustChangePassword: true })

  await page.goto('/sign-in')
  await page.getByLabel('E-mail or staff name').fill(staffName)
  await page.getByLabel('Password or code').fill(spokenCode(code).toUpperCase())
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Choose a password' })).toBeVisible()

  for (const path of ['/me', '/inbox', '/staff']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/sign-in\/password/)
  }

  await page.getByLabel('New password').fill('short')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByText('At least ten characters, please.')).toBeVisible()
  await page.getByLabel('New password').fill(NEXT)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page).toHaveURL(/\/inbox/)

  await page.goto('/me')
  await page.getByRole('button', { name: 'Sign out' }).filter({ visible: true }).click()
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
  await page.getByLabel('E-mail or staff name').fill(staffName)
  await page.getByLabel('Password or code').fill(NEXT)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/inbox/)
})

test('a link is used up by the tap, not by being opened', async ({ house, page, context }) => {
  const marta = await house.person('staff')
  const link = { personId: marta.personId, createdBy: null, setsPassword: false }
  const { path } = await makeSignInLink(house.db, link, new Date())

  await page.goto(path)
  await page.goto(path)
  await page.getByRole('button', { name: 'Come in' }).click()
  await expect(page).toHaveURL(/\/inbox/)

  // Away from the page first: without its cookie its stream would be refused, and the browser would say so.
  await page.goto('about:blank')
  await context.clearCookies()
  await page.goto(path)
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
})

test('a manager’s link leads to a new password and ends the sessions before it', async ({
  house,
  page,
  windows,
}) => {
  const jonas = await house.person('staff', {
    name: 'Jonas Weber',
    staffName: `jonas-${newId()}`,
    password: PASSWORD,
  })
  const manager = await house.person('manager', { name: 'Ana Ruiz' })
  await house.signIn(page, manager)
  await page.goto('/staff')
  const row = page.getByRole('listitem').filter({ hasText: 'Jonas Weber' })
  await row.getByText('Change').click()
  await row.getByRole('button', { name: 'New link' }).click()
  const link = await row.getByRole('status').filter({ hasText: '/sign-in/link/' }).textContent()

  const oldPage = await windows.openOne()
  await house.signIn(oldPage, jonas)
  await oldPage.goto('/me')
  await expect(oldPage.getByRole('heading', { name: 'You and your voice' })).toBeVisible()

  const hisPage = await windows.openOne()
  await hisPage.goto(new URL(link ?? '').pathname)
  await hisPage.getByRole('button', { name: 'Come in' }).click()
  await hisPage.getByLabel('New password').fill(NEXT)
  await hisPage.getByRole('button', { name: 'Keep it' }).click()
  await expect(hisPage).toHaveURL(/\/inbox/)

  await oldPage.reload()
  await expect(oldPage).toHaveURL(/\/sign-in/)
})

test('a closed door ends the pages that are open behind it', async ({ house, page, windows }) => {
  const jonas = await house.person('staff', { name: 'Jonas Weber', staffName: `jonas-${newId()}` })
  const manager = await house.person('manager', { name: 'Ana Ruiz' })
  await house.signIn(page, jonas)
  await page.goto('/me')
  await expect(page.getByRole('heading', { name: 'You and your voice' })).toBeVisible()

  const staffPage = await windows.openOne()
  await house.signIn(staffPage, manager)
  await staffPage.goto('/staff')
  const row = staffPage.getByRole('listitem').filter({ hasText: 'Jonas Weber' })
  await row.getByText('Change').click()
  await row.getByRole('button', { name: 'Close the door' }).click()
  await expect(row.getByText('The door is closed for Jonas Weber')).toBeVisible()

  // Nothing is pressed here: the open page itself is told, and leaves.
  await expect(page).toHaveURL(/\/sign-in/, { timeout: 60_000 })
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
})

test('who works in two houses goes over by one tap, and sees only the one they are in', async ({
  house,
  otherHouse,
  page,
  expectedErrors,
}) => {
  // A page that a role may not know of answers 404, and the browser says so.
  expectedErrors.push('/staff')
  const marta = await house.person('staff')
  const there = { propertyId: otherHouse.propertyId, personId: marta.personId, role: 'manager' as const }
  await insertMembership(house.db, there)
  await otherHouse.person('staff', { name: 'Somebody there' })
  await house.signIn(page, marta)

  const response = await page.goto('/staff')
  expect(response?.status()).toBe(404)
  await page.goto('/houses')
  await page.getByRole('button', { name: `Go there ${otherHouse.property.name}` }).click()
  await expect(page).toHaveURL(/\/inbox/)
  await page.goto('/staff')
  await expect(page.getByRole('heading', { name: 'Somebody there' })).toBeVisible()
})
