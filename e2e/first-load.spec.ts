/** What a browser must fetch before the floor's screens work: asserted in bytes, because phones and kitchens are slow. */
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'

import { aTask } from '@/lib/testing/furnish'

import { expect, test } from './house'

const KB = 1024

/** Gzipped bytes by kind, of everything the page fetched until it was quiet. */
async function weigh(page: Page, path: string) {
  const weights = { script: 0, stylesheet: 0 }
  const reading: Promise<void>[] = []
  page.on('response', (response) => {
    const kind = response.request().resourceType()
    if (kind !== 'script' && kind !== 'stylesheet') return
    const weighing = response.body().then((body) => {
      weights[kind] += gzipSync(body).length
    })
    reading.push(weighing)
  })
  await page.goto(path, { waitUntil: 'load' })
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await Promise.all(reading)
  const preloads = await page.locator('link[rel=preload][as=font]').evaluateAll(async (links) => {
    const sizes = links.map(async (link) => {
      const font = await fetch((link as HTMLLinkElement).href)
      return (await font.arrayBuffer()).byteLength
    })
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  })
  return { js: weights.script / KB, css: weights.stylesheet / KB, fonts: preloads / KB }
}

test('inbox and task come with at most 185 kB of JavaScript, 20 of CSS and 40 of fonts', async ({
  house,
  browser,
}) => {
  // A window that was handed on has most of it already.
  const page = await browser.newPage()
  const marta = await house.person('staff')
  const task = await aTask(house.db, house.propertyId, { ...soon(), act: 'Leave the note' })
  await house.signIn(page, marta)

  for (const path of ['/inbox', `/inbox/${task.id}`, '/mine']) {
    const { js, css, fonts } = await weigh(page, path)
    test.info().annotations.push({ type: 'kB gzipped', description: `${path.slice(0, 7)} ${js.toFixed(1)}` })
    expect(js, `JavaScript of ${path}`).toBeLessThanOrEqual(185)
    expect(css, `CSS of ${path}`).toBeLessThanOrEqual(20)
    expect(fonts, `preloaded fonts of ${path}`).toBeLessThanOrEqual(40)
  }
})

const soon = () => {
  const now = Date.now()
  const at = (minutes: number) => new Date(now + minutes * 60_000)
  return { createdAt: at(-5), openedAt: at(-5), changedAt: at(-5), dueAt: at(30), windowEndsAt: at(90) }
}
