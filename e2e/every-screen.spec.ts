/** Every screen, by day and night, from 320 pixels to the desk: axe, real targets, nothing over the edge, a quiet console. */
import type { Browser, Page } from '@playwright/test'

import { mintSession, sessionCookieName } from '@/lib/auth/session-cookie'

import type { Who } from './authorization/rows'
import type { World } from './authorization/world'
import { watchConsole } from './console'
import { expect, test as houseTest } from './house'
import { AXE, expectAccessible, expectContrast, expectNoSidewaysScroll, expectTargets } from './looks'
import { expectNoMotion, expectRoomForText } from './looks-text'
import { aFullWorld, SCREENS } from './screens'

/** A window that goes from screen to screen, as people's do: what the pages share is fetched and compiled once. */
type Walker = { page: Page; errors: string[] }
type FullWorld = World & { link: string }

/** Nothing is changed on these walks, so one world and one window serve a worker, which reads this file once. */
let fullWorld: Promise<FullWorld> | undefined
let walking: Promise<Walker> | undefined

const test = houseTest.extend<{ world: FullWorld; walker: Walker }>({
  world: async ({ houseDatabase }, use) => {
    fullWorld ??= aFullWorld(houseDatabase)
    await use(await fullWorld)
  },
  walker: async ({ browser }, use) => {
    walking ??= aWalker(browser)
    await use(await walking)
  },
})

async function aWalker(browser: Browser): Promise<Walker> {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  await context.addInitScript(AXE)
  const { errors } = watchConsole(context, ['/nothing-here'])
  return { page: await context.newPage(), errors }
}

const WIDTHS = [1440, 768, 390, 320] as const
/** Each change of width is drawn anew: what is seen at one is seen together. */
const WITH_OTHER_TEXT: ReadonlySet<number> = new Set([1440, 320])
const isTouched = (width: number) => width < 700

test.describe.configure({ mode: 'parallel', timeout: 180_000 })

for (const [name, { who, at, opens }] of SCREENS)
  test(`${name} can be read and tapped, from 320 to 1440 pixels`, async ({
    walker: { page, errors },
    world,
    baseURL,
  }) => {
    await comeIn(page, world, who, baseURL)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(at(world.ids, world))
    await expect(page.getByRole('heading', { level: 1 }).last()).toBeVisible()
    await opens?.(page)
    await walk(page)
    expect(errors.splice(0), 'the console of the browser stays quiet').toEqual([])
  })

test('a link that signs somebody in can be read and tapped', async ({ walker: { page, errors }, world }) => {
  await page.context().clearCookies()
  await page.goto(world.link)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await walk(page)
  expect(errors.splice(0), 'the console of the browser stays quiet').toEqual([])
})

/**
 * The lights change colours alone, and the width changes places: at the desk both lights are judged, on the phone the
 * night is judged whole. The pairs of colours themselves are held to their contrast beside the style sheet.
 */
async function walk(page: Page) {
  for (const width of WIDTHS)
    await test.step(`at ${width}`, async () => {
      await page.setViewportSize({ width, height: isTouched(width) ? 844 : 900 })
      await expectNoSidewaysScroll(page)
      await expectTargets(page, isTouched(width) ? 44 : 24)
      if (WITH_OTHER_TEXT.has(width)) await expectRoomForText(page)
    })
  await test.step('by day at the desk', () => judge(page, 1440, 'day', expectAccessible))
  await test.step('by night at the desk', () => judge(page, 1440, 'night', expectContrast))
  await test.step('by night on the phone', () => judge(page, 390, 'night', expectAccessible))
  await test.step('in stillness', () => expectNoMotion(page))
}

async function judge(
  page: Page,
  width: number,
  lamp: 'day' | 'night',
  expectGood: (page: Page) => Promise<void>,
) {
  // Tall enough that nothing lies under a bar, where axe could not judge its contrast.
  await page.setViewportSize({ width, height: 2600 })
  await page.evaluate((lamp) => document.documentElement.setAttribute('data-theme', lamp), lamp)
  await expectGood(page)
}

async function comeIn(page: Page, { actors, newcomer, ids }: World, who: Who, url: string | undefined) {
  await page.context().clearCookies()
  if (who === 'anyone' || !url) return
  const { personId } = who === 'arrival' ? newcomer : actors.admin
  const value = await mintSession({ personId, propertyId: ids.house, sessionEpoch: 0 })
  await page
    .context()
    .addCookies([{ name: sessionCookieName(), value, url, httpOnly: true, sameSite: 'Lax' }])
}
