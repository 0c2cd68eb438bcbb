/** A voice: a face and a name that its person chooses to show, and takes back at once. */
import type { Page } from '@playwright/test'
import sharp from 'sharp'

import { expect, test } from './house'

const aPicture = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#358264' } })
    .jpeg()
    .toBuffer()

/** Chosen before the page's script has arrived, a picture would wait for ever; a person is never that quick. */
async function choose(page: Page, buffer: Buffer, said: string) {
  await expect(async () => {
    await page
      .getByLabel('Choose a picture')
      .setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer })
    await expect(page.getByText(said)).toBeVisible({ timeout: 3_000 })
  }).toPass()
}

test('a face is shown to guests only while its person agrees', async ({
  house,
  page,
  request,
  expectedErrors,
}) => {
  const marta = await house.person('staff')
  const face = `/people/${house.propertyId}/${marta.personId}/face`
  await house.signIn(page, marta)
  await page.goto('/me')
  const voice = page.getByRole('region', { name: 'Your voice' })

  await choose(page, await aPicture(), 'That is your face now.')
  await expect(voice.getByText('Only you see it until you agree to be shown.')).toBeVisible()
  expect((await request.get(face)).status()).toBe(404)

  await voice.getByLabel('Name for guests').fill('Marta')
  await voice.getByRole('textbox', { name: 'What you do' }).fill('at the desk')
  await voice.getByLabel('Account', { exact: true }).fill('@marta.o')
  await voice.getByLabel('Show me on the people page').check()
  await voice.getByRole('button', { name: 'Save' }).click()
  await expect(voice.getByText('You are on the people page.')).toBeVisible()

  const shown = await request.get(face)
  expect(shown.headers()).toMatchObject({ 'content-type': 'image/webp', 'cache-control': 'no-store' })
  const { width, height, exif } = await sharp(await shown.body()).metadata()
  expect({ width, height, exif }).toEqual({ width: 512, height: 512, exif: undefined })

  await page.context().clearCookies()
  await page.goto(`/people/${house.propertyId}`)
  await expect(page.getByRole('heading', { name: 'Marta' })).toBeVisible()
  await expect(page.getByRole('link', { name: '@marta.o on Instagram' })).toBeVisible()
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /^index/)

  await house.signIn(page, marta)
  await page.goto('/me')
  await voice.getByLabel('Show me on the people page').uncheck()
  await voice.getByRole('button', { name: 'Save' }).click()
  await expect(voice.getByText('You are not shown to anybody outside.')).toBeVisible()
  expect((await request.get(face)).status()).toBe(404)
  await page.goto(`/people/${house.propertyId}`)
  await expect(page.getByText('Nobody here has chosen to be shown yet.')).toBeVisible()

  await page.goto('/me')
  await voice.getByRole('button', { name: 'Remove it' }).click()
  await expect(voice.getByText('No picture yet: your initials stand in.')).toBeVisible()
  expectedErrors.push('/me/face')
  expect((await page.request.get('/me/face')).status()).toBe(404)
})

test('what is no picture is refused in a sentence', async ({ house, page, expectedErrors }) => {
  expectedErrors.push('/me/face')
  await house.signIn(page, await house.person('staff'))
  await page.goto('/me')
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
  await choose(page, drawing, 'That file is not a picture we can read.')
})

test('somebody changes their language and light, and the page follows', async ({ house, page }) => {
  await house.signIn(page, await house.person('staff', { name: 'Jonas Weber' }))
  await page.goto('/me')
  const you = page.getByRole('region', { name: 'You', exact: true })
  await you.getByLabel('Language').selectOption('es')
  await you.getByLabel('Light').selectOption('night')
  await you.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Tú y tu voz' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'night')
})
