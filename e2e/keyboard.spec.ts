/** The floor by Tab, Enter and Space, at the desk and on the phone: the focus is always seen, and no bar lies over it. */
import type { Locator } from '@playwright/test'

import { aSignal } from '@/lib/testing/furnish'

import { tabTo, troubleWithFocus } from './by-keyboard'
import { aTaskNow } from './floor'
import { expect, test } from './house'

const DESK = { width: 1280, height: 720 }
const PHONE = { width: 390, height: 700 }

for (const [where, viewport] of [
  ['at the desk', DESK],
  ['on the phone', PHONE],
] as const) {
  test(`a task is taken, ticked, done, taken back and handed over by keyboard alone, ${where}`, async ({
    house,
    comesIn,
  }) => {
    const steps = ['Write the card', 'Leave it on the pillow'].map((words) => ({ words, done: false }))
    const { act } = await aTaskNow(house, { act: 'A handwritten note', steps })
    await house.person('staff', { name: 'Jonas Weber' })
    const page = await comesIn(house, await house.person('staff'), { viewport })
    const press = async (wanted: Locator, key: 'Enter' | 'Space' = 'Enter') => {
      await tabTo(page, wanted)
      await page.keyboard.press(key)
    }
    const button = (name: string) => page.getByRole('button', { name, exact: true })

    await press(button(`Take it: ${act}`))
    await press(page.getByRole('link', { name: act }))
    for (const { words } of steps) {
      await press(page.getByRole('checkbox', { name: words }), 'Space')
      await expect(page.getByRole('checkbox', { name: words })).toBeChecked()
    }
    await press(button('Done'))
    await expect(page.getByText('Done, room 412')).toBeVisible()
    const headings = page.getByRole('heading', { level: 1 })
    const heading = viewport === PHONE ? headings : headings.filter({ hasText: act })
    await expect(heading, 'after the last one the focus is on the heading').toBeFocused()
    expect(await troubleWithFocus(page), 'after "Done" the focus is in plain sight').toBeNull()
    await press(button('Undo').last())
    await expect(page.getByText('Taken back, room 412')).toBeVisible()
    expect(await troubleWithFocus(page), 'after "Undo" the focus is in plain sight').toBeNull()

    const next = await house.makes({ act: 'Ice for the Nowaks' })
    const link = page.getByRole('link', { name: next.act })
    await expect(link).toBeVisible()
    if (viewport === PHONE) {
      await press(link)
      await expect(headings, 'a task that opens over the list has the focus').toBeFocused()
      await press(page.getByRole('link', { name: 'Inbox' }).first())
      await expect(link, 'back in the list it is where it was').toBeFocused()
      await press(page.getByRole('link', { name: 'Mine' }).last())
      await press(page.getByRole('link', { name: act }))
      await press(page.getByRole('region', { name: 'What to do' }).getByRole('button', { name: 'More' }))
    }
    await press(button('Hand over').last())
    await tabTo(page, page.getByRole('combobox', { name: 'A person' }))
    await page.keyboard.type('Jonas')
    await press(button('Hand it over'))
    await expect(page.getByText(/^Handed over/)).toBeVisible()
    await expect(link, 'after one of several the focus is on the next').toBeFocused()
    expect(await troubleWithFocus(page), 'after handing over the focus is in plain sight').toBeNull()
  })

  test(`a reply is written, sent and taken back by keyboard alone, ${where}`, async ({ house, comesIn }) => {
    const source = await house.connect({ outgoingUrl: 'http://127.0.0.1:9/nobody' })
    const signal = await aSignal(house.db, house.propertyId, { connectorId: source.id })
    const task = await house.makes({ kind: 'reply', act: 'Answer Ana', signalId: signal.id })
    const page = await comesIn(house, await house.person('staff'), { viewport })

    await tabTo(page, page.getByRole('link', { name: task.act }))
    await page.keyboard.press('Enter')
    const words = page.getByRole('textbox', { name: 'Your reply' })
    await tabTo(page, words)
    await page.keyboard.type('Good to have you back, Ana.')
    await tabTo(page, page.getByRole('button', { name: 'Send' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^Leaving in \d+ s$/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
    await page.keyboard.press('Enter')

    await expect(words).toHaveValue('Good to have you back, Ana.')
    await expect(words).toBeFocused()
  })
}
