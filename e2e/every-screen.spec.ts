/** Every screen, by day and night, from 320 pixels to the desk: axe, real targets, nothing over the edge, a quiet console. */
import type { Browser, Page } from '@playwright/test'

import { mintSession, sessionCookieName } from '@/lib/auth/session-cookie'

import type { Who } from './authorization/rows'
import type { World } from './authorization/world'
import { watchConsole } from './console'
import { expect, test as houseTest } from './house'
import { AXE, expectAccessible, expectNoSidewaysScroll, expectTargets } from './looks'
import { expectNoMotion, expectRoomForText } from './looks-text'
import { aFullWorld, SCREENS } from './screens'

declare global {
  interface Window {
    /** Next's own router, as it lies open for tests. */
    next?: { router?: { push: (path: string) => void } }
  }
}

/** A window that goes from screen to screen, as people's do: what the pages share is fetched and compiled once. */
type Walker = {
  page: Page
  errors: string[]
  /** Who walks; null for nobody. */
  personId: string | null
}
type FullWorld = Awaited<ReturnType<typeof aFullWorld>>

/** Nothing is changed on these walks, so one world and one window serve a worker, which reads this file once. */
let fullWorld: Promise<FullWorld> | undefined
let walking: Promise<Walker> | undefined

const test = houseTest.extend<{ world: FullWorld; walker: Walker }>({
  world: async ({ houseDatabase }, use) => {
    fullWorld ??= aFullWorld(houseDatabase, process.env.SPEAKS === 'es' ? 'es' : 'en')
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
  return { page: await context.newPage(), errors, personId: null }
}

const WIDTHS = [1440, 768, 390, 320] as const

/**
 * Each width and each light is judged whole; the lights change colours alone, whose pairs are held to their contrast
 * beside the style sheet. `EVERY_LIGHT=1 npm test -- browser every-screen` leaves nothing to reason: both lights and
 * both changes of text at every width. `SPEAKS=es` has the people of the house read Spanish.
 */
const IS_EVERY_LIGHT = process.env.EVERY_LIGHT === '1'
const LIGHTS: Record<(typeof WIDTHS)[number], readonly ('day' | 'night')[]> = IS_EVERY_LIGHT
  ? { 1440: ['day', 'night'], 768: ['day', 'night'], 390: ['day', 'night'], 320: ['day', 'night'] }
  : { 1440: ['day'], 768: ['night'], 390: ['night'], 320: ['day'] }

/** Each change of width is drawn anew: what is seen at one is seen together. */
const WITH_OTHER_TEXT: ReadonlySet<number> = new Set(IS_EVERY_LIGHT ? WIDTHS : [1440, 768, 320])
const isTouched = (width: number) => width < 700

test.describe.configure({ mode: 'parallel', timeout: 180_000 })

for (const [name, { who, at, opens }] of SCREENS)
  test(`${name} can be read and tapped, from 320 to 1440 pixels`, async ({ walker, world, baseURL }) => {
    const { page, errors } = walker
    const path = at(world.ids, world)
    const isWalkingOn = await comeIn(walker, world, who, baseURL)
    await page.setViewportSize({ width: 1440, height: 900 })
    await (isWalkingOn ? goOn(page, path) : page.goto(path))
    await expect(page.getByRole('heading', { level: 1 }).last()).toBeVisible()
    await opens?.(page, world.words)
    await walk(page)
    expect(errors.splice(0), 'the console of the browser stays quiet').toEqual([])
  })

test('a link that signs somebody in can be read and tapped', async ({ walker, world, baseURL }) => {
  const { page, errors } = walker
  await comeIn(walker, world, 'anyone', baseURL)
  await page.goto(world.link)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await walk(page)
  expect(errors.splice(0), 'the console of the browser stays quiet').toEqual([])
})

async function walk(page: Page) {
  for (const width of WIDTHS)
    await test.step(`at ${width}`, async () => {
      await page.setViewportSize({ width, height: isTouched(width) ? 844 : 900 })
      await expectNoSidewaysScroll(page)
      await expectTargets(page, isTouched(width) ? 44 : 24)
      if (WITH_OTHER_TEXT.has(width)) await expectRoomForText(page)
    })
  for (const width of WIDTHS)
    for (const lamp of LIGHTS[width])
      await test.step(`by ${lamp} at ${width}`, () => judge(page, width, lamp))
  await test.step('in stillness', () => expectNoMotion(page))
}

async function judge(page: Page, width: number, lamp: 'day' | 'night') {
  // Tall enough that nothing lies under a bar, where axe could not judge its contrast.
  await page.setViewportSize({ width, height: 2600 })
  await page.evaluate((lamp) => document.documentElement.setAttribute('data-theme', lamp), lamp)
  await expectAccessible(page)
}

/** Whether the window's last page was this person's too. */
async function comeIn(walker: Walker, { actors, newcomer, ids }: World, who: Who, url: string | undefined) {
  const before = walker.personId
  const context = walker.page.context()
  await context.clearCookies()
  walker.personId = null
  if (who === 'anyone' || !url) return false
  const { personId } = who === 'arrival' ? newcomer : actors.admin
  const value = await mintSession({ personId, propertyId: ids.house, sessionEpoch: 0 })
  await context.addCookies([{ name: sessionCookieName(), value, url, httpOnly: true, sameSite: 'Lax' }])
  walker.personId = personId
  return before === personId
}

/**
 * As a tap on a link does, within the document that is there: what the pages share stays drawn, and axe stays compiled,
 * which takes longer than to look. The same page again begins anew, and so does a page that is no page of Next's.
 */
async function goOn(page: Page, path: string) {
  const { pathname } = new URL(page.url())
  const isOnItsWay =
    pathname !== path.split('?')[0] &&
    (await page.evaluate((path) => {
      document.documentElement.setAttribute('data-theme', 'day')
      window.next?.router?.push(path)
      return window.next?.router !== undefined
    }, path))
  if (isOnItsWay) await page.waitForURL((url) => `${url.pathname}${url.search}` === path)
  else await page.goto(path)
}
