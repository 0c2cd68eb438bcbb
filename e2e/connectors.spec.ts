/** A connector whose secret leaked, or whose sender moved: a new secret, and the end of the old one. */
import { expect, test } from './house'

test('a new secret leaves the old one a day, which its page says, and an admin ends sooner', async ({
  house,
  page,
}) => {
  const source = await house.connect({ name: 'Swarm check-ins' })
  await house.signIn(page, await house.person('admin'))
  await page.goto(`/connectors/${source.id}`)
  await expect(page.getByText(/The old secret/)).toHaveCount(0)

  await page.getByRole('button', { name: 'Make a new secret' }).click()
  const fresh = page.getByRole('group', { name: 'Secret', exact: true }).locator('pre')
  await expect(fresh).toHaveText(/^whsec_/)
  const renewed = { ...source, secret: (await fresh.textContent()) ?? '' }
  await expect(page.getByText(/^The old secret still counts until [A-Z][a-z]+day \d\d:\d\d\.$/)).toBeVisible()
  const hears = (through: typeof source) => house.hears({ kind: 'check_in', text: 'Hello' }, { through })
  expect(await hears(source), 'the old secret still counts').toBe(202)

  await page.getByText('End it now').click()
  await expect(page.getByText(/are refused within a few seconds/)).toBeVisible()
  await page.getByRole('button', { name: 'End the old secret' }).click()
  await expect(page.getByText(/^The old secret still counts/)).toHaveCount(0)
  await expect.poll(() => hears(source), { message: 'the old secret is refused' }).toBe(401)
  await expect.poll(() => hears(renewed), { message: 'the new one counts' }).toBe(202)
})
