/** What every screen must pass besides: room for larger and wider text, and stillness for those who asked for it. */
import { expect, type Page } from '@playwright/test'

/** The two ways in which people change the text: twice as large, and the spacing of WCAG 1.4.12. */
const CHANGES = {
  'text at 200 %': 'html { font-size: 200% !important; }',
  'text spaced out':
    '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } ' +
    'p { margin-block-end: 2em !important; }',
}

/** A4: at the width of the window, no sideways scroll and no label of a control cut off or spilled over. */
export async function expectRoomForText(page: Page) {
  const troubles: string[] = []
  for (const [change, content] of Object.entries(CHANGES)) {
    const style = await page.addStyleTag({ content })
    const found = await troublesWithRoom(page)
    troubles.push(...found.map((trouble) => `${change}: ${trouble}`))
    await style.evaluate((element) => element.parentNode?.removeChild(element))
  }
  expect(troubles, 'there is room for larger and wider text').toEqual([])
}

const troublesWithRoom = (page: Page) =>
  page.evaluate(() => {
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()} "${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 40)}"`
    const troubles: string[] = []
    const isOneDot = (element: Element | null) =>
      element !== null && element.getBoundingClientRect().width <= 1
    /** Words for screen readers alone stand in a box of one pixel and need no room. */
    const rectsOfSeenWords = (control: Element) => {
      const walker = document.createTreeWalker(control, NodeFilter.SHOW_TEXT)
      const rects: DOMRect[] = []
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        if (isOneDot(text.parentElement)) continue
        const range = document.createRange()
        range.selectNodeContents(text)
        rects.push(...[...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1))
      }
      return rects
    }
    const shown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true })

    const { scrollWidth } = document.documentElement
    if (scrollWidth > window.innerWidth) {
      // Only the innermost of what reaches over the edge is worth telling.
      const wide = [...document.body.querySelectorAll('*')].filter(
        (element) => shown(element) && element.getBoundingClientRect().right > window.innerWidth + 1,
      )
      const innermost = wide.filter(
        (element) => !wide.some((other) => other !== element && element.contains(other)),
      )
      troubles.push(
        `${scrollWidth} px wide because of ${innermost.slice(0, 3).map(nameOf).join(', ') || 'something without a name'}`,
      )
    }

    for (const control of document.querySelectorAll(
      'button, a[href], summary, [role=button], label, select',
    )) {
      if (!shown(control) || isOneDot(control)) continue
      const box = control.getBoundingClientRect()
      if (box.bottom <= 0) continue
      const rects = rectsOfSeenWords(control)
      const left = Math.min(...rects.map((rect) => rect.left))
      const right = Math.max(...rects.map((rect) => rect.right))
      const { display, overflowX, overflowY } = getComputedStyle(control)
      const isCut =
        (overflowX !== 'visible' && control.scrollWidth > control.clientWidth + 1) ||
        (overflowY !== 'visible' && control.scrollHeight > control.clientHeight + 1)
      // The box of an inline control is where its words are, wherever they break.
      const isSpilled =
        display !== 'inline' && rects.length > 0 && (left < box.left - 1 || right > box.right + 1)
      if (isCut || isSpilled) troubles.push(`${nameOf(control)} is ${isCut ? 'cut off' : 'spilled over'}`)
    }
    return troubles
  })

/** A9: whoever asked for less motion sees fades only, whatever runs now and whatever would run on a touch. */
export async function expectNoMotion(page: Page) {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const moving = await page.evaluate(() => {
    const FRAME_MS = 17
    const nameOf = (element: Element | null | undefined) =>
      element ? `${element.tagName.toLowerCase()}.${element.className}`.slice(0, 80) : 'something'
    const running = document.getAnimations().flatMap(({ effect }) => {
      if (!(effect instanceof KeyframeEffect) || Number(effect.getComputedTiming().duration) <= FRAME_MS)
        return []
      const properties = effect.getKeyframes().flatMap((frame) => Object.keys(frame))
      const moved = properties.filter(
        (name) => !['offset', 'computedOffset', 'easing', 'composite', 'opacity'].includes(name),
      )
      return moved.length > 0 ? [`${nameOf(effect.target)} moves ${[...new Set(moved)].join(', ')}`] : []
    })
    const milliseconds = (list: string) =>
      list.split(',').map((time) => Number.parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000))
    const waiting = [...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionProperty, transitionDuration } = getComputedStyle(element)
      const longest = Math.max(...milliseconds(transitionDuration))
      const isFade = transitionProperty.split(',').every((name) => ['opacity', 'none'].includes(name.trim()))
      return longest > FRAME_MS && !isFade ? [`${nameOf(element)} would move ${transitionProperty}`] : []
    })
    return [...running, ...waiting]
  })
  expect(moving, 'nothing moves for those who asked for stillness').toEqual([])
}
