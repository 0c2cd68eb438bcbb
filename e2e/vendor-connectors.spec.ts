/** A vendor's channel, connected by its own form and heard through its own words; and what it only names. */
import { expect, test } from './house'

test('Foursquare is connected by its form, and a check-in that it pushes is heard', async ({
  house,
  page,
}) => {
  await house.signIn(page, await house.person('admin'))
  await page.goto('/connectors/new')
  await page.getByRole('link', { name: 'Foursquare and Swarm (push)' }).click()
  await expect(page.getByText('Check-ins and tips at our place.')).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('Swarm check-ins')
  await page.getByRole('button', { name: 'Make the address and the secret' }).click()

  const box = (name: string) => page.getByRole('group', { name, exact: true }).locator('pre')
  const secret = (await box('Secret').textContent()) ?? ''
  const url = (await box('Address').textContent()) ?? ''
  await expect(page.getByText(/enter the address as push URL/)).toBeVisible()

  const checkin = {
    id: '4e6fe1404b90c00032eeac34',
    createdAt: Math.round(Date.now() / 1000),
    shout: 'Four of us, at last',
    user: { id: '1', firstName: 'Ana', lastName: 'Reis' },
    venue: { id: '2', name: 'The Swan' },
  }
  const push = async (shown: string) => {
    const body = new URLSearchParams({ checkin: JSON.stringify(checkin), secret: shown })
    return (await fetch(url, { method: 'POST', body })).status
  }
  expect(await push('hook_of_somebody_else'), 'a stranger is refused').toBe(401)
  expect(await push(secret)).toBe(200)
  await expect(async () => {
    await page.goto('/signals')
    await expect(page.getByText('Four of us, at last').first()).toBeVisible({ timeout: 500 })
  }).toPass()
})

test('a reservation that is only named waits in quarantine until access is entered, and is tried again', async ({
  house,
  page,
}) => {
  const mews = await house.connect({ name: 'Mews', channel: 'mews', network: 'pms' })
  await house.signIn(page, await house.person('admin'))
  await page.goto(`/connectors/${mews.id}`)
  await expect(page.getByText(/No access has been entered/)).toBeVisible()
  await expect(page.getByText(/Behind it stand \?secret=/)).toBeVisible()

  const url = (await page.getByRole('group', { name: 'Address' }).locator('pre').textContent()) ?? ''
  const Events = [{ Discriminator: 'ServiceOrderUpdated', Value: { Id: 'r-412' } }]
  const headers = { 'content-type': 'application/json' }
  const event = { method: 'POST', headers, body: JSON.stringify({ EnterpriseId: 'e-1', Events }) }
  expect((await fetch(`${url}?secret=${mews.secret}`, event)).status).toBe(200)

  const why = page.getByText(/It only names something \(reservation r-412\), and without access/)
  await expect(async () => {
    await page.goto('/signals?view=quarantine')
    await expect(why).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.getByRole('link', { name: 'The raw body' }).click()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page).toHaveURL(/view=quarantine/)
  // Nothing was mended: it comes back, with the same words.
  await expect(async () => {
    await page.goto('/signals?view=quarantine')
    await expect(why).toBeVisible({ timeout: 500 })
  }).toPass()

  await page.goto(`/connectors/${mews.id}`)
  await page.getByText('Enter access', { exact: true }).click()
  await page.getByLabel('Access token').fill('the hotel’s own token')
  await page.getByLabel('Client token').fill('the app’s own token')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByText(/Access was entered or renewed/)).toBeVisible()
  expect(await page.content()).not.toContain('own token')
})
