/** The floor by Tab, Enter and Space, at the desk and on the phone: the focus is always seen, and no bar lies over it. */
import type { Locator, Page } from '@playwright/test'

import { aSignal } from '@/lib/testing/furnish'

import { aTaskNow } from './floor'
import { expect, test } from './house'

const DESK = { width: 1280, height: 720 }
const PHONE = { width: 390, height: 700 }
const MOST_STOPS = 80

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
    expect(await troubleWithFocus(page), 'after "Done" the focus is in plain sight').toBeNull()
    await press(button('Undo').last())
    await expect(page.getByText('Taken back, room 412')).toBeVisible()
    expect(await troubleWithFocus(page), 'after "Undo" the focus is in plain sight').toBeNull()

    if (viewport === PHONE) {
      await press(page.getByRole('link', { name: 'Mine' }).last())
      await press(page.getByRole('link', { name: act }))
      await press(button('More').first())
    }
    await press(button('Hand over').last())
    await tabTo(page, page.getByRole('combobox', { name: 'A person' }))
    await page.keyboard.type('Jonas')
    await press(button('Hand it over'))
    await expect(page.getByText(/^Handed over/)).toBeVisible()
    expect(await troubleWithFocus(page), 'after handing over the focus is in plain sight').toBeNull()
    if (viewport === DESK) await expect(page.getByRole('heading', { level: 1, name: act })).toBeFocused()
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

/** Goes on by Tab until it is there, the way round if need be; at every stop the focus is in plain sight. */
async function tabTo(page: Page, wanted: Locator) {
  await expect(wanted).toBeVisible()
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
    expect(await troubleWithFocus(page), 'the focus is seen, and nothing covers it').toBeNull()
  }
  throw new Error(`Tab never came to ${wanted}.`)
}

/** What is wrong with what has the focus, in words; null when it is marked and uncovered, or nothing has it. */
const troubleWithFocus = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return null
    const name = `${focused.tagName.toLowerCase()} "${(focused.textContent || focused.getAttribute('name') || '').trim().slice(0, 40)}"`
    const label = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : []
    const hosts = [focused, ...label]
    const isMarked = hosts.some((host) =>
      [undefined, '::after'].some((pseudo) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(host, pseudo)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
      }),
    )
    if (!isMarked) return `${name} is not marked`
    const { left, top, width, height } = focused.getBoundingClientRect()
    if (top + height <= 0 || top >= window.innerHeight) return `${name} is out of sight`
    const [x, y] = [left + width / 2, Math.min(Math.max(top + height / 2, 0), window.innerHeight - 1)]
    const found = document.elementFromPoint(x, y)
    const isFree = found !== null && hosts.some((host) => host.contains(found) || found.contains(host))
    return isFree
      ? null
      : `${name} is covered by ${found?.tagName.toLowerCase()} "${found?.textContent?.trim().slice(0, 40)}"`
  })
