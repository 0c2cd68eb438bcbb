/** What a person brings by hand: the front desk's list of arrivals, and a post to see what would happen. */
import { eq } from 'drizzle-orm'

import { connectors, deliveries, signals } from '@/db/schema/signals'
import { tasks } from '@/db/schema/tasks'
import { aPlaybook } from '@/lib/testing/furnish'

import { expect, test } from './house'
import { expectAccessible, expectNoSidewaysScroll } from './looks'

const LIST = [
  'Reservation;Guest;Room;Arrival;Status;Rate',
  'R-1;Ana Nowak;412;26/11/2026 16:00;confirmed;120,00',
  'R-2;Luz Ferreira;413;;asleep;90,00',
  'R-3;José Núñez;414;;in house;90,00',
].join('\n')

test('a pasted list shows what it says, is taken when asked, and once', async ({ house, page }) => {
  const { db, propertyId } = house
  const { id } = await house.connect({ name: 'Front desk', channel: 'bearer', network: 'front_desk' })
  await house.signIn(page, await house.person('manager'))
  await page.goto(`/connectors/${id}`)
  await page.getByRole('link', { name: 'Paste a list' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paste or upload a list')

  await page.getByLabel('Paste it here').fill(LIST)
  await page.getByRole('button', { name: 'Show what it says' }).click()
  await expect(page.getByText('1 row understood, 2 refused.')).toBeVisible()
  await expect(page.getByText('could mean two days')).toBeVisible()

  await page.getByLabel('How days are written').selectOption('day_first')
  await page.getByRole('button', { name: 'Show what it says' }).click()
  await expect(page.getByText('2 rows understood, 1 refused.')).toBeVisible()
  await expect(page.getByText('Row 3')).toBeVisible()
  await expect(page.getByText('status = asleep')).toBeVisible()
  await expect(page.getByText(/Ana Nowak · room 412 · Expected Thu.*16:00/)).toBeVisible()
  await expect(page.getByText('Columns that are not used: Rate')).toBeVisible()
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: test.info().outputPath(`list-${width}.png`), fullPage: true })
  }
  await expectAccessible(page)
  expect(await db.select().from(deliveries).where(eq(deliveries.propertyId, propertyId))).toEqual([])

  await page.getByRole('button', { name: 'Take these 2 rows' }).click()
  await expect(page.getByText('2 rows taken.')).toBeVisible()
  const heard = () => db.select().from(signals).where(eq(signals.propertyId, propertyId))
  await expect
    .poll(async () => (await heard()).map(({ stay }) => stay?.guestName).toSorted())
    .toEqual(['Ana Nowak', 'José Núñez'])
  await page.getByRole('button', { name: 'Show what it says' }).click()
  await expect(page.getByText('There is nothing new in it to take.')).toBeVisible()
  await expect(page.getByText('2 are known already.')).toBeVisible()
})

test('a file that Windows saved is taken as it was shown, in Spanish', async ({ house, page }) => {
  const { id } = await house.connect({ name: 'Recepción', channel: 'bearer', network: 'front_desk' })
  await house.signIn(page, await house.person('manager', { locale: 'es' }))
  await page.goto(`/connectors/${id}/csv`)
  await page.getByLabel('Qué es').selectOption('reviews')
  const buffer = Buffer.from('Autor;Puntuación;Reseña\r\nMaría Peña;2;La ducha, fría\r\n', 'latin1')
  await page
    .getByLabel('O elija un archivo')
    .setInputFiles({ name: 'reseñas.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Ver lo que dice' }).click()
  await expect(page.getByText(/María Peña · 2 de 5 · .* · «La ducha, fría»/)).toBeVisible()
  await page.getByRole('button', { name: 'Tomar esta fila' }).click()
  await expect(page.getByText('1 fila tomada.')).toBeVisible()
})

test('a post that is tried says what would happen and why, and leaves nothing', async ({ house, page }) => {
  const { db, propertyId } = house
  const { id } = await house.connect({ name: 'X', network: 'x' })
  await db
    .update(connectors)
    .set({ ownHandles: ['theswan'] })
    .where(eq(connectors.id, id))
  const step = { id: 'one', kind: 'call', act: 'Congratulate them', dueInMinutes: 20 } as const
  const rules = { actWithinMinutes: 120, caps: {}, steps: [step] }
  await aPlaybook(db, propertyId, { ...rules, when: { anyOf: ['birthday'] } }, { name: 'Birthdays' })
  await aPlaybook(db, propertyId, { ...rules, when: { kinds: ['review'] } }, { name: 'Reviews' })
  await house.signIn(page, await house.person('manager'))
  await page.goto(`/connectors/${id}`)
  await page.getByRole('link', { name: 'Try a post' }).click()

  await page.getByLabel('The words').fill('It is my birthday and we are four on the terrace')
  await page.getByLabel('Who posts it').fill('@ana')
  await page.getByRole('button', { name: 'Show what would happen' }).click()
  await expect(page.getByRole('heading', { name: "A guest's own words" })).toBeVisible()
  await expect(page.getByText('Birthdays, version 1: matched.')).toBeVisible()
  await expect(page.getByText('Reviews, version 1: it is a mention, needs a review.')).toBeVisible()
  await expect(page.getByText('Congratulate them')).toBeVisible()
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: test.info().outputPath(`try-${width}.png`), fullPage: true })
  }
  await expectAccessible(page)

  await page.getByLabel('Who posts it').fill('@TheSwan')
  await page.getByRole('button', { name: 'Show what would happen' }).click()
  await expect(page.getByRole('heading', { name: "Not a guest's own words" })).toBeVisible()
  await expect(page.getByText('It comes from one of our own accounts: @theswan.')).toBeVisible()
  await expect(page.getByText('No task would be made.')).toBeVisible()

  for (const table of [signals, tasks, deliveries])
    expect(await db.select().from(table).where(eq(table.propertyId, propertyId))).toEqual([])
})
