/** Everything heard, and what a person makes of it: answer it, make a task, leave it, notice something oneself. */
import { eq } from 'drizzle-orm'

import { signals } from '@/db/schema/signals'
import { addCaution } from '@/lib/guests/mind-guest'
import { callOffTask } from '@/lib/tasks/call-off-task'
import { deliverTask } from '@/lib/tasks/deliver-task'
import { takeTask } from '@/lib/tasks/take-task'
import { undoTask } from '@/lib/tasks/undo-task'
import { aGesture, anOutlet, aSpot } from '@/lib/testing/furnish'

import { expect, test } from './house'

const ana = { handle: 'ana_travels', name: 'Ana Nowak' }

test('what nobody has answered stands on top, says why nothing came of it, and is settled by one tap', async ({
  house,
  page,
}) => {
  const marta = await house.person('staff', { name: 'Marta Oliveira' })
  await house.signIn(page, marta)
  await house.hears({ kind: 'mention', author: ana, text: 'Is the terrace open today?' })
  const old = new Date('2012-04-19T23:33:59Z')
  await house.hears({ kind: 'mention', author: { handle: 'luis' }, text: 'Years ago', occurredAt: old })

  await page.goto('/signals')
  const waiting = page.getByRole('list', { name: 'Nobody has answered' }).getByRole('listitem')
  const hers = waiting.filter({ hasText: 'Is the terrace open today?' })
  await expect(hers).toContainText('No playbook was at work')
  await hers.getByRole('button', { name: 'Not this time' }).click()

  const before = page.getByRole('list', { name: 'Heard before' }).getByRole('listitem')
  await expect(before.filter({ hasText: 'Is the terrace' })).toContainText('Settled by Marta Oliveira')
})

test('what was made a task is looked after, and waits for an answer again once that is called off', async ({
  house,
  page,
}) => {
  const { db, propertyId } = house
  const marta = await house.person('staff', { name: 'Marta Oliveira' })
  await house.signIn(page, marta)
  await house.hears({ kind: 'mention', author: ana, text: 'Is the terrace open today?' })
  const heard = () => db.select().from(signals).where(eq(signals.propertyId, propertyId))
  await expect.poll(async () => (await heard()).length).toBe(1)
  const signalId = (await heard())[0]?.id ?? ''
  const task = await house.makes({ act: 'A seat in the shade', signalId })

  await page.goto('/signals')
  const waiting = page.getByRole('list', { name: 'Nobody has answered' }).getByRole('listitem')
  const before = page.getByRole('list', { name: 'Heard before' }).getByRole('listitem')
  await expect(before.filter({ hasText: 'Is the terrace' })).toContainText('Being looked after')
  await expect(waiting).toHaveCount(0)

  await callOffTask(db, marta, { taskId: task.id }, new Date())
  await expect(waiting.filter({ hasText: 'Is the terrace' })).toContainText('1 task')
  await expect(before).toHaveCount(0)

  await undoTask(db, marta, { taskId: task.id }, new Date())
  await takeTask(db, marta, { taskId: task.id }, new Date())
  await deliverTask(db, marta, { taskId: task.id, revision: 4 }, new Date())
  await expect(before.filter({ hasText: 'Is the terrace' })).toContainText('Answered by Marta Oliveira')
})

test('a mention is answered under the name of who taps Reply', async ({ house, page }) => {
  const marta = await house.person('staff', { name: 'Marta Oliveira' })
  await house.signIn(page, marta)
  await house.hears({ kind: 'mention', author: ana, text: 'Is the terrace open today?' })

  await page.goto('/signals')
  await page.getByRole('button', { name: 'Reply' }).click()
  await expect(page).toHaveURL(/\/inbox\/[0-9a-f-]{36}$/)
  await expect(page.getByText('Is the terrace open today?').first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Mine 1' }).first()).toBeVisible()
})

test('a mention becomes a task by hand, and the form says beside its field what is missing', async ({
  house,
  page,
}) => {
  const outlet = await anOutlet(house.db, house.propertyId, { name: 'The patio' })
  await aSpot(house.db, house.propertyId, { outletId: outlet.id, label: '12' })
  await aGesture(house.db, house.propertyId, { name: 'Lemonade', act: 'A lemonade for the heat' })
  await house.signIn(page, await house.person('staff'))
  await house.hears({ kind: 'mention', author: ana, text: 'So hot on the terrace' })

  await page.goto('/signals')
  await page.getByRole('link', { name: 'Make a task' }).click()
  await page.getByLabel('Where', { exact: true }).selectOption('Table 12 · The patio')
  await page.getByRole('button', { name: 'Make the task' }).click()
  await expect(page.getByText('Choose something from the catalogue.')).toBeVisible()
  await page.getByLabel('From the catalogue').selectOption('Lemonade')
  await page.getByRole('button', { name: 'Make the task' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'A lemonade for the heat' })).toBeVisible()
  await expect(page.getByText('So hot on the terrace').first()).toBeVisible()
})

test('what somebody noticed is kept, with a task at once', async ({ house, page }) => {
  await aGesture(house.db, house.propertyId, { name: 'Cake', act: 'A small cake' })
  await house.signIn(page, await house.person('staff', { name: 'Marta Oliveira' }))

  await page.goto('/signals/noticed')
  await page.getByLabel('What did you see or hear?').fill('The couple in the garden marry tomorrow')
  await page.getByLabel('What to do').selectOption('Give something')
  await page.getByLabel('From the catalogue').selectOption('Cake')
  await page.getByLabel('Or described').fill('Garden bench')
  await page.getByRole('button', { name: 'Keep it' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'A small cake' })).toBeVisible()
  await page.goto('/signals')
  const kept = page.getByRole('listitem').filter({ hasText: 'marry tomorrow' })
  await expect(kept).toContainText('by Marta Oliveira')
})

test('a guest who opted out is quoted nowhere', async ({ house, page }) => {
  const admin = await house.person('admin')
  await house.signIn(page, admin)
  await house.hears({ kind: 'mention', author: ana, text: 'A very private evening' })
  const heard = () => house.db.select().from(signals).where(eq(signals.propertyId, house.propertyId))
  await expect.poll(async () => (await heard())[0]?.guestId ?? null).not.toBeNull()
  const [signal] = await heard()
  const guestId = signal?.guestId ?? ''
  await addCaution(house.db, admin, { guestId, kind: 'opted_out', words: '', until: undefined }, new Date())

  for (const path of ['/signals', '/signals?view=unanswered', `/signals/${signal?.id}`]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.content()).not.toMatch(/very private evening|Ana Nowak|ana_travels/)
  }
})

test('what could not be read waits in quarantine with the reason; its body is for admins', async ({
  house,
  page,
  windows,
  expectedErrors,
}) => {
  // A page that a role may not know of answers 404, and the browser says so.
  expectedErrors.push('/signals/quarantine/')
  await house.signIn(page, await house.person('admin'))
  await house.hears({ kind: 'mention', text: 5 })

  await page.goto('/signals?view=quarantine')
  await expect(page.getByText('A field has a value that cannot be used')).toBeVisible()
  await page.getByRole('link', { name: 'The raw body' }).click()
  await expect(page.getByText('"text":5')).toBeVisible()
  const address = page.url()

  const hers = await windows.openOne()
  await house.signIn(hers, await house.person('manager'))
  await hers.goto('/signals?view=quarantine')
  await expect(hers.getByText('A field has a value that cannot be used')).toBeVisible()
  await expect(hers.getByRole('link', { name: 'The raw body' })).toHaveCount(0)
  expect((await hers.goto(new URL(address).pathname))?.status()).toBe(404)
})
