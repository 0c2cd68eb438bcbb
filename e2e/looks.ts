/** What every screen must pass: axe, real target sizes, and room at 320 pixels. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'
import type { AxeResults, NodeResult, Result } from 'axe-core'

declare global {
  interface Window {
    axe: typeof axe
  }
}

export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A1 and A2: no violation, and no contrast that axe could not judge. */
export async function expectAccessible(page: Page) {
  const { violations, incomplete } = await look(page)
  expect(told(violations), 'axe finds nothing').toEqual([])
  await expectJudged(page, incomplete)
}

/**
 * The house has no frames, so axe is handed to a document once and looks as often as it is asked: to hand it over takes
 * four times as long as a look. A window that walks far takes `AXE` with it from the start.
 */
async function look(page: Page): Promise<AxeResults> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate((options) => window.axe.run(document, options), {
    runOnly: { type: 'tag' as const, values: RULES },
    resultTypes: ['violations' as const, 'incomplete' as const],
    preload: false,
  })
}

/** Columns that wait beyond the edge of a frame that scrolls are judged where the window is wide enough for them. */
async function expectJudged(page: Page, incomplete: Result[]) {
  const targets = incomplete
    .filter(({ id }) => id === 'color-contrast')
    .flatMap(({ nodes }) => nodes.map(whereOf))
  const unjudged = await page.evaluate((targets) => {
    const isOutOfSight = (element: Element) => {
      const { left, right } = element.getBoundingClientRect()
      const frame = element.closest('.overflow-x-auto')?.getBoundingClientRect()
      return frame !== undefined && (right > frame.right || left < frame.left)
    }
    return targets.filter((target) => {
      const element = document.querySelector(target)
      return !element || !isOutOfSight(element)
    })
  }, targets)
  expect(unjudged, 'axe could judge every contrast').toEqual([])
}

const whereOf = ({ target }: NodeResult) => target.join(' ')

const told = (found: Result[]) => found.map(({ id, nodes }) => ({ id, where: nodes.map(whereOf) }))

/** A4: nothing reaches over the edge of the window. */
export async function expectNoSidewaysScroll(page: Page) {
  const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  expect(needed, 'the page fits its window').toBeLessThanOrEqual(given ?? 0)
}

/** A3: 44 px on touch, 24 px by mouse, measured by what a tap really hits. */
export async function expectTargets(page: Page, min: 24 | 44) {
  expect(await smallTargets(page, min), `every target is at least ${min} px`).toEqual([])
}

function smallTargets(page: Page, min: number) {
  return page.evaluate((min) => {
    const targets =
      'a[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=menuitem],[role=tab],[role=option],[role=switch]'
    const small: string[] = []
    for (const element of document.querySelectorAll(targets)) {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      element.scrollIntoView({ block: 'center' })
      const host = element.closest('label') ?? element
      const box = element.getBoundingClientRect()
      // A skip link waits above the window until it has the focus.
      if (box.bottom <= 0) continue
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      const hits = (left: number, top: number) => {
        const found = document.elementFromPoint(left, top)
        return found !== null && host.contains(found)
      }
      const name = `${element.tagName.toLowerCase()} "${(element.textContent || element.getAttribute('name') || '').trim().slice(0, 40)}"`
      if (!hits(x, y)) {
        small.push(`${name} is covered`)
        continue
      }
      let [left, right, top, bottom] = [x, x, y, y]
      // No further than what is asked for: a row as wide as the window is found wide enough at once.
      while (right - left + 1 < min && hits(left - 1, y)) left -= 1
      while (right - left + 1 < min && hits(right + 1, y)) right += 1
      while (bottom - top + 1 < min && hits(x, top - 1)) top -= 1
      while (bottom - top + 1 < min && hits(x, bottom + 1)) bottom += 1
      const [width, height] = [right - left + 1, bottom - top + 1]
      if (width < min || height < min) small.push(`${name} is ${Math.round(width)} × ${Math.round(height)}`)
    }
    return small
  }, min)
}
