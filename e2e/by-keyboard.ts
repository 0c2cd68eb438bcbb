/** What the stories by keyboard share: going somewhere by Tab alone, and seeing where one is. */
import { expect, type Locator, type Page } from '@playwright/test'

const MOST_STOPS = 80

/** Goes on by Tab until it is there, the way round if need be; at every stop the focus is in plain sight. */
export async function tabTo(page: Page, wanted: Locator) {
  await expect(wanted).toBeVisible()
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
    expect(await troubleWithFocus(page), 'the focus is seen, and nothing covers it').toBeNull()
  }
  throw new Error(`Tab never came to ${wanted}.`)
}

/** What is wrong with what has the focus, in words; null when it is marked and uncovered, or nothing has it. */
export const troubleWithFocus = (page: Page) =>
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
