/**
 * Windows that a worker's tests hand on to each other. What a first window must fetch, read and compile costs as much as
 * three more pages in the same one, so a window is put back as it came and opened again.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test'

import { watchConsole } from './console'

type Window = {
  context: BrowserContext
  page: Page
  options: BrowserContextOptions
  viewport: ReturnType<Page['viewportSize']>
}

/** A page of the house's own that asks for nothing: elsewhere the browser would begin a new process for the next. */
const RESTING_PLACE = '/api/health'

/** Those that rest, by what they were opened with. */
export type Rest = Map<string, Window[]>

export class Windows {
  private readonly open: Window[] = []
  private readonly watches: { errors: string[]; stop: () => void }[] = []
  private readonly browser: Browser
  private readonly rest: Rest
  private readonly baseUrl: string
  private readonly expected: readonly string[]

  constructor(browser: Browser, rest: Rest, baseUrl: string, expected: readonly string[]) {
    this.browser = browser
    this.rest = rest
    this.baseUrl = baseUrl
    this.expected = expected
  }

  /** A blank page in a context of its own, without a cookie or anything else of the test before. */
  async openOne(options: BrowserContextOptions = {}): Promise<Page> {
    const window = this.rest.get(JSON.stringify(options))?.pop() ?? (await this.make(options))
    this.open.push(window)
    this.watches.push(watchConsole(window.context, this.expected))
    return window.page
  }

  private async make(options: BrowserContextOptions): Promise<Window> {
    const context = await this.browser.newContext({ baseURL: this.baseUrl, ...options })
    const page = await context.newPage()
    return { context, page, options, viewport: page.viewportSize() }
  }

  /** Puts all windows back to rest. Answers what nobody expected in their consoles. */
  async close(): Promise<string[]> {
    await Promise.all(this.open.splice(0).map((window) => this.putBack(window)))
    const watches = this.watches.splice(0)
    for (const { stop } of watches) stop()
    return watches.flatMap(({ errors }) => errors)
  }

  private async putBack(window: Window) {
    const { context, page, options, viewport } = window
    if (page.isClosed()) return context.close()
    const others = context.pages().filter((other) => other !== page)
    await Promise.all(others.map((other) => other.close()))
    await context.setOffline(false)
    await page.unrouteAll({ behavior: 'wait' })
    // Away from the page first: without its cookie its stream would be refused, and the browser would say so.
    await page.goto(this.baseUrl + RESTING_PLACE)
    await context.clearCookies()
    await context.clearPermissions()
    await page.evaluate(() => {
      localStorage.clear()
      sessionStorage.clear()
    })
    if (viewport) await page.setViewportSize(viewport)
    const { colorScheme = 'light', reducedMotion = 'no-preference' } = options
    await page.emulateMedia({ media: null, colorScheme, reducedMotion })
    const key = JSON.stringify(options)
    this.rest.set(key, [...(this.rest.get(key) ?? []), window])
  }
}
