/** The floor at work: with a hand on the list, by keyboard, and when a colleague changes what one has in hand. */
import { sayChanged } from '@/db/changed'
import { addCaution } from '@/lib/guests/mind-guest'
import { aGesture, aGuest } from '@/lib/testing/furnish'

import { aPixel } from './authorization/a-pixel'
import { aTaskNow, inMinutes, rowOf } from './floor'
import { expect, test } from './house'

const NOTE = 'Leave the handwritten note'

test('no row moves under a finger; what is new waits behind a bar', async ({ house, page }) => {
  await aTaskNow(house)
  await house.signIn(page, await house.person('staff'))
  await page.goto('/inbox')
  await expect(page.getByRole('status', { name: 'Connection' })).toHaveText('Live')
  const row = rowOf(page, NOTE)
  await row.hover()
  await page.mouse.down()
  const before = await row.boundingBox()

  await house.db.transaction(async (tx) => {
    await aTaskNow(house, { act: 'More urgent', room: '208', dueAt: inMinutes(3) })
    await sayChanged(tx, house.propertyId)
  })

  await expect(page.getByRole('button', { name: '1 new' })).toBeVisible()
  const box = await row.boundingBox()
  expect(box?.x).toBe(before?.x)
  await expect(rowOf(page, 'More urgent')).toHaveCount(0)
  await page.mouse.up()
  await page.getByRole('button', { name: '1 new' }).click()
  await expect(rowOf(page, 'More urgent')).toBeVisible()
})

test('by keyboard alone: take, tick, done, and taken back from Done', async ({ house, page }) => {
  const steps = [{ words: 'Write the card', done: false }]
  const task = await aTaskNow(house, { steps })
  await aTaskNow(house, { act: 'The next one', room: '208', dueAt: inMinutes(40) })
  await house.signIn(page, await house.person('staff'))
  await page.goto('/inbox')

  await page.getByRole('link', { name: NOTE }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/inbox/${task.id}`)
  await page.getByRole('button', { name: 'Take it', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Yours, room 412')).toBeVisible()

  const step = page.getByRole('checkbox', { name: 'Write the card' })
  await expect(step).toBeEnabled()
  await step.focus()
  await page.keyboard.press('Space')
  await expect(step).toBeChecked()

  await page.getByRole('button', { name: 'Done', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Done, room 412')).toBeVisible()
  await expect(page.getByRole('link', { name: 'The next one' })).toBeFocused()

  await page.goto('/inbox/done')
  await page.getByRole('button', { name: `Undo: ${NOTE}` }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Taken back, room 412')).toBeVisible()
  await page.goto('/mine')
  await expect(rowOf(page, NOTE)).toBeVisible()
})

test('what could not be done ends as honestly as what was', async ({ house, page }) => {
  const task = await aTaskNow(house)
  await house.signIn(page, await house.person('staff'))
  await page.goto(`/inbox/${task.id}`)
  await page.getByRole('button', { name: 'Take it', exact: true }).click()
  await page.getByRole('button', { name: 'Could not do it' }).click()
  await page.getByRole('radio', { name: 'Out of stock' }).check()
  await page.getByRole('button', { name: 'Close it' }).click()

  await expect(page.getByText('It could not be done: Out of stock')).toBeVisible()
  await page.goto('/inbox/done')
  await expect(page.getByText('Could not do it: Out of stock')).toBeVisible()
})

test('what has to wait is held, says until when, and is in hand again when that is taken back', async ({
  house,
  page,
}) => {
  const task = await aTaskNow(house)
  await house.signIn(page, await house.person('staff'))
  await page.goto(`/inbox/${task.id}`)
  await page.getByRole('button', { name: 'Take it', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Done', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('button', { name: 'Hold until' }).click()
  await page.getByRole('radio', { name: 'In 15 minutes' }).check()
  await page.getByRole('button', { name: 'Hold it' }).click()
  await expect(page.getByText(/^Held until \d\d:\d\d$/)).toBeVisible()
  await page.getByText('What happened').click()
  await expect(page.getByText(/Marta Oliveira held it until \d\d:\d\d/)).toBeVisible()
  await page.getByRole('region', { name: 'What to do' }).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(/^Held until/)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Done', exact: true })).toBeVisible()
})

test('a task that a colleague changed is looked at again before it is done', async ({
  house,
  page,
  windows,
}) => {
  const task = await aTaskNow(house)
  const jonas = await house.person('manager', { name: 'Jonas Thaler' })
  await house.signIn(page, await house.person('staff'))
  await page.goto(`/inbox/${task.id}`)
  await page.getByRole('button', { name: 'Take it', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Done', exact: true })).toBeVisible()

  const other = await windows.openOne()
  await house.signIn(other, jonas)
  await other.goto(`/inbox/${task.id}`)
  await other.getByRole('button', { name: 'More' }).click()
  await other.getByRole('button', { name: 'Change place or number' }).click()
  await other.getByRole('textbox', { name: 'Place' }).fill('patio, blue jacket')
  await other.getByRole('button', { name: 'Change it' }).click()
  await expect(other.getByText('Changed, patio, blue jacket')).toBeVisible()

  await expect(page.getByRole('status').getByText(/Jonas Thaler changed the place from 412/)).toBeVisible()
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await expect(page.getByText('Look at what changed first.')).toBeVisible()
  await page.getByRole('button', { name: 'Look again, then go on' }).click()
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await expect(page.getByText('Done, patio, blue jacket')).toBeVisible()
})

test('a caution is read before the task is taken, and another gesture chosen where it forbids the first', async ({
  house,
  page,
}) => {
  const { db, propertyId } = house
  const ana = await aGuest(db, propertyId, { name: 'Ana Duarte' })
  const drink = await aGesture(db, propertyId, { name: 'Signature drink', notFor: ['no_alcohol'] })
  await aGesture(db, propertyId, { name: 'Lemonade', act: 'A lemonade, with our compliments', actMany: null })
  const task = await aTaskNow(house, { act: 'A signature drink', guestId: ana.id, gestureId: drink.id })
  const marta = await house.person('staff')
  await house.signIn(page, marta)
  await page.goto('/inbox')
  const row = rowOf(page, 'A signature drink')
  await expect(row.getByRole('button', { name: /^Take it/ })).toBeVisible()
  const mind = (kind: 'allergy' | 'no_alcohol', words: string) =>
    addCaution(db, marta, { guestId: ana.id, kind, words, until: undefined }, new Date())

  // A row that has something to mind says so, and is opened instead of taken.
  await mind('allergy', 'Nuts')
  await expect(row.getByText('Allergy')).toBeVisible()
  await expect(row.getByRole('button', { name: /^Take it/ })).toHaveCount(0)
  await expect(row.getByText('Open', { exact: true })).toBeVisible()
  await row.getByRole('link', { name: 'A signature drink' }).click()
  await page.getByRole('button', { name: 'Take it', exact: true }).click()
  await expect(page.getByText('Yours, room 412')).toBeVisible()

  // What comes while it is in hand forbids that it is done, in words and with the ways out.
  await mind('no_alcohol', '')
  const said = /^Ana Duarte asked for no alcohol since \d\d:\d\d\. Choose another gesture or call it off\.$/
  const detail = page.getByRole('article', { name: 'A signature drink' })
  await expect(detail.getByText(said)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Done', exact: true })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Call it off', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Choose another gesture' }).click()
  const choice = page.getByRole('combobox', { name: 'Another gesture' })
  await expect(choice.getByRole('option')).toHaveText(['Choose', 'Lemonade'])
  await choice.selectOption('Lemonade')
  await page.getByRole('button', { name: 'Choose it' }).click()

  await expect(
    page.getByRole('heading', { level: 1, name: 'A lemonade, with our compliments' }),
  ).toBeVisible()
  await expect(page.getByText(said)).toHaveCount(0)
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await expect(page.getByText('Done, room 412')).toBeVisible()
  expect(task.gestureId).toBe(drink.id)
})

test('a photo that should not be here is removed for good, and the task says so', async ({ house, page }) => {
  const task = await aTaskNow(house, { proof: 'photo' })
  await house.signIn(page, await house.person('staff'))
  await page.goto(`/inbox/${task.id}`)
  await page.getByRole('button', { name: 'Take it', exact: true }).click()
  await page.getByRole('button', { name: 'Done, add a photo' }).click()
  const done = page.getByRole('dialog', { name: 'Done' })
  const photo = { name: 'room.png', mimeType: 'image/png', buffer: Buffer.from(aPixel) }
  await done.getByLabel('Take a photo').setInputFiles(photo)
  await expect(done.getByText('The photo is kept')).toBeVisible()
  await done.getByRole('button', { name: 'Done' }).click()
  const shown = page.getByRole('img', { name: 'Photo left as proof' })
  await expect(shown).toBeVisible()
  const address = (await shown.getAttribute('src')) ?? ''

  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  const sure = page.getByRole('dialog', { name: 'Remove this photo?' })
  await expect(sure.getByText('The task stays done, and says that its proof was removed.')).toBeVisible()
  await sure.getByRole('button', { name: 'Remove it for good' }).click()
  await expect(page.getByText('This was done with a photo, which was removed since.')).toBeVisible()
  await expect(shown).toHaveCount(0)
  expect((await page.request.get(address)).status()).toBe(404)
})

test('what a playbook only suggests is put on the list or dismissed by a person', async ({ house, page }) => {
  await aTaskNow(house, { status: 'suggested', openedAt: null })
  const other = await aTaskNow(house, { act: 'A cake', room: '208', status: 'suggested', openedAt: null })
  await house.signIn(page, await house.person('staff'))
  await page.goto('/inbox')
  await expect(rowOf(page, NOTE).getByText('Suggested', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: NOTE }).click()
  await page.getByRole('button', { name: 'Put it on the list' }).click()
  await expect(page.getByText('Accepted, room 412')).toBeVisible()
  await expect(rowOf(page, NOTE).getByText('Suggested', { exact: true })).toHaveCount(0)

  await page.goto(`/inbox/${other.id}`)
  await page.getByRole('button', { name: 'Not this time' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Not this time' }).click()
  await expect(page.getByText('Not this time, room 208')).toBeVisible()
})
