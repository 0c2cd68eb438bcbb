/** A second pair of eyes before a reply, making right after it, and handing conversations over at the end of a shift. */
import { eq } from 'drizzle-orm'

import { properties } from '@/db/schema/house'
import { replies } from '@/db/schema/replies'
import { aGuest, aSignal, aTask } from '@/lib/testing/furnish'

import { inMinutes } from './floor'
import { expect, type House, test } from './house'

type Of = Partial<{ guestId: string; status: 'open' | 'claimed' | 'delivered'; claimedBy: string }>

async function aReplyTask(house: House, { guestId, ...row }: Of = {}) {
  const { db, propertyId } = house
  const guest = guestId ? { id: guestId } : await aGuest(db, propertyId, { name: 'Ana', handle: 'ana' })
  const heard = { occurredAt: inMinutes(-10), revisedAt: inMinutes(-10), receivedAt: inMinutes(-10) }
  const words = { text: 'The lamp is broken @theswan', language: 'en', authorName: 'Ana' }
  const signal = await aSignal(db, propertyId, { ...heard, ...words, guestId: guest.id })
  const times = { createdAt: inMinutes(-5), openedAt: inMinutes(-5), changedAt: inMinutes(-5) }
  const { id } = await aTask(db, propertyId, {
    kind: 'reply',
    act: '',
    signalId: signal.id,
    guestId: guest.id,
    ...times,
    dueAt: inMinutes(20),
    windowEndsAt: inMinutes(90),
    ...row,
  })
  return { id, guestId: guest.id, signalId: signal.id }
}

test('a reply of staff waits for a manager’s yes, where the house wants it', async ({
  house,
  page,
  windows,
}) => {
  await house.db.update(properties).set({ repliesNeedYes: true }).where(eq(properties.id, house.propertyId))
  const task = await aReplyTask(house)
  await house.signIn(page, await house.person('staff'))
  await page.goto(`/inbox/${task.id}`)
  await page.getByRole('textbox', { name: 'Your reply' }).fill('I am on my way with a new one, Ana.')
  await page.getByRole('button', { name: 'Ask for a yes' }).click()
  await expect(page.getByText('It waits for a manager’s yes.')).toBeVisible()

  const manager = await windows.openOne()
  await house.signIn(manager, await house.person('manager', { name: 'Helena Duarte' }))
  await manager.goto('/inbox')
  await manager.getByRole('link', { name: 'Marta Oliveira asks for your yes: the answer to Ana' }).click()
  await expect(manager.getByRole('region', { name: 'Marta Oliveira asks for your yes' })).toContainText(
    'I am on my way with a new one, Ana.',
  )
  await manager.getByRole('button', { name: 'Let it leave' }).click()
  await expect(manager.getByRole('link', { name: /asks for your yes/ })).toHaveCount(0)
  await expect(manager.getByRole('heading', { name: 'Answer Ana' })).toBeFocused()

  await page.reload()
  await expect(page.getByRole('button', { name: 'Copy the words' })).toBeVisible()
})

test('what went wrong is made right in one tap', async ({ house, page }) => {
  const marta = await house.person('staff')
  const task = await aReplyTask(house, { status: 'delivered', claimedBy: marta.personId })
  const sent = {
    state: 'sent' as const,
    sentAt: inMinutes(-2),
    updatedAt: inMinutes(-2),
    route: 'copied' as const,
  }
  const said = { words: 'It works here, Ana.', voicePersonId: marta.personId, signalId: task.signalId }
  await house.db.insert(replies).values({ propertyId: house.propertyId, taskId: task.id, ...said, ...sent })
  await house.signIn(page, marta)
  await page.goto(`/inbox/${task.id}`)

  await page.getByRole('button', { name: 'Make it right' }).click()
  await expect(page.getByRole('link', { name: 'The task to put it right' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'The apology' })).toBeFocused()
  await page.getByRole('button', { name: 'I took it down there' }).click()
  await expect(page.getByText('These words were taken back.')).toBeVisible()
  await page.getByRole('link', { name: 'The apology' }).click()
  await expect(page.getByRole('textbox', { name: 'Your reply' })).toHaveValue(/^I am sorry that ___\./)
})

test('going off shift hands conversations over, and the next words say who speaks now', async ({
  house,
  page,
  windows,
}) => {
  const marta = await house.person('staff')
  const jonas = await house.person('staff', { name: 'Jonas Thaler' })
  const before = await aReplyTask(house, { status: 'delivered', claimedBy: marta.personId })
  const sent = { state: 'sent' as const, sentAt: inMinutes(-2), updatedAt: inMinutes(-2) }
  await house.db.insert(replies).values({
    propertyId: house.propertyId,
    taskId: before.id,
    words: 'I am looking into it, Ana.',
    voicePersonId: marta.personId,
    ...sent,
  })
  const task = await aReplyTask(house, {
    guestId: before.guestId,
    status: 'claimed',
    claimedBy: marta.personId,
  })
  await house.signIn(page, marta)
  await page.goto('/mine')
  await page.getByText('Going off shift? Hand over 1 conversation').click()
  await page.getByLabel('To a colleague').selectOption('Jonas Thaler')
  await page.getByRole('button', { name: 'Hand over', exact: true }).click()
  await expect(page.getByText('Going off shift?')).toHaveCount(0)
  await expect(page.getByText('1 conversation handed over to Jonas Thaler.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Mine' })).toBeFocused()

  const other = await windows.openOne()
  await house.signIn(other, jonas)
  await other.goto(`/inbox/${task.id}`)
  await expect(other.getByRole('button', { name: /^Soy Jonas Thaler/ })).toBeVisible()
  await other
    .getByRole('button', { name: /^I am Jonas Thaler, and I am looking after you now.*English$/ })
    .click()
  await expect(other.getByRole('textbox', { name: 'Your reply' })).toHaveValue(
    /Marta Oliveira told me about it/,
  )
})
