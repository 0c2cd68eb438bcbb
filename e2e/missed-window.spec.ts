/** What was not done in time: it leaves the list by itself, and one tap makes something of it. */
import { aGesture, aGuest, aSignal } from '@/lib/testing/furnish'

import { expect, type House, test } from './house'

/** The worker looks every fifteen seconds; the house promises a minute. */
const WITHIN = { timeout: 60_000 }

test('a missed task leaves the list and is kept for the next visit by one tap', async ({
  house,
  comesIn,
}) => {
  await closesSoon(house)
  const page = await comesIn(house, await house.person('staff'))
  const row = page.getByRole('article').filter({ hasText: 'A glass of Riesling' })
  await expect(row).toBeVisible()
  await expect(row).toBeHidden(WITHIN)
  await expect(page.getByRole('heading', { name: 'All quiet' })).toBeVisible()

  await page.getByRole('link', { name: 'Done', exact: true }).click()
  const missed = page.getByRole('listitem').filter({ hasText: 'A glass of Riesling' })
  await expect(missed.getByText('Missed')).toBeVisible()
  await missed.getByRole('button', { name: 'Next visit' }).click()
  await expect(page.getByText('Kept for the next visit', { exact: true })).toBeVisible()
  await expect(missed.getByRole('button')).toHaveCount(0)

  await page.goto('/inbox')
  await page.getByRole('button', { name: /^Everyone/ }).click()
  await expect(row.getByText('Waiting for the arrival')).toBeVisible()
})

test('an open missed task turns, under one’s eyes, into an honest word to write', async ({
  house,
  comesIn,
}) => {
  const task = await closesSoon(house)
  const page = await comesIn(house, await house.person('staff'), { opens: `/inbox/${task.id}` })
  const detail = page.getByRole('article', { name: 'A glass of Riesling' })
  await expect(detail.getByRole('button', { name: 'Take it' })).toBeVisible()

  await detail.getByRole('button', { name: 'Send an honest word' }).click(WITHIN)
  await expect(page.getByText('An honest word is on the list', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'An honest word to Rosa Lima' }).click()
  await expect(page.getByRole('textbox', { name: 'Your reply' })).toBeVisible()
})

test('a task that nobody took at half of its time turns up in the header of a manager, and not of staff', async ({
  house,
  comesIn,
}) => {
  const staffPage = await comesIn(house, await house.person('staff'))
  const page = await comesIn(house, await house.person('manager'), { opens: '/playbooks' })
  await house.makes({ act: 'A glass of Riesling', dueAt: new Date(Date.now() + 12_000) })

  // Nobody does anything: time alone passes.
  const alert = page.getByRole('link', { name: 'One task untaken, half its time gone' })
  await expect(alert).toBeVisible({ timeout: 30_000 })
  await staffPage.reload()
  await expect(staffPage.getByRole('article').filter({ hasText: 'A glass of Riesling' })).toBeVisible()
  await expect(staffPage.getByText('half its time gone')).toHaveCount(0)
})

/** Open now for a guest with a name, and over in four seconds. */
async function closesSoon(house: House) {
  const { db, propertyId } = house
  const guest = await aGuest(db, propertyId, { name: 'Rosa Lima' })
  const gesture = await aGesture(db, propertyId, { act: 'A glass of Riesling' })
  const over = new Date(Date.now() + 4000)
  const { id: signalId } = await aSignal(db, propertyId, { guestId: guest.id })
  return house.makes({ gestureId: gesture.id, guestId: guest.id, signalId, dueAt: over, windowEndsAt: over })
}
