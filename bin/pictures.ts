/** `npm run pictures`: takes the README's pictures from the running demonstration, as its people see it. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import sharp from 'sharp'

import { CannotStart } from '@/db/cannot-start'
import { type Database, openDatabase } from '@/db/client'
import { makeSignInLink } from '@/lib/people/make-sign-in-link'
import { findPersonByName } from '@/lib/people/sign-in-store'

import { findBrowser } from './browser'
import { command, root } from './with-house'

type Picture = {
  name: string
  staffName: string
  path: string
  width: number
  height: number
  isNight?: boolean
  /** The link to open on that page first. */
  opens?: RegExp
}

const PICTURES: readonly Picture[] = [
  {
    name: 'inbox-day',
    staffName: 'jonas',
    path: '/inbox',
    width: 1440,
    height: 900,
    opens: /Handwritten note/,
  },
  {
    name: 'inbox-night',
    staffName: 'jonas',
    path: '/inbox',
    width: 1440,
    height: 900,
    isNight: true,
    opens: /Handwritten note/,
  },
  { name: 'phone', staffName: 'diego', path: '/inbox', width: 390, height: 844 },
  { name: 'signals', staffName: 'amara', path: '/signals', width: 1440, height: 900 },
  { name: 'report', staffName: 'amara', path: '/report', width: 1440, height: 900 },
]

const folder = join(root, 'docs/pictures')

await command(async ({ databaseUrl, publicUrl, isOpen }) => {
  if (!isOpen)
    throw new CannotStart('The house is closed: npm start opens it, then its pictures can be taken.')
  const executablePath = await findBrowser(root, new AbortController().signal)
  if (!executablePath) throw new CannotStart('Without a browser there are no pictures.')
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath, args })
  const { db, close } = openDatabase(databaseUrl, {
    name: 'on-the-house pictures',
    max: 1,
    onError: () => undefined,
  })
  mkdirSync(folder, { recursive: true })
  try {
    for (const picture of PICTURES)
      await take(browser, await wayIn(db, publicUrl, picture.staffName), publicUrl, picture)
  } finally {
    await browser.close()
    await close()
  }
})

async function wayIn(db: Database, publicUrl: string, staffName: string) {
  const person = await findPersonByName(db, staffName)
  if (!person) throw new CannotStart(`The pictures need the demonstration: nobody is called "${staffName}".`)
  const link = { personId: person.id, createdBy: null, setsPassword: false }
  const { path } = await makeSignInLink(db, link, new Date())
  return `${publicUrl}${path}`
}

async function take(browser: Browser, link: string, publicUrl: string, picture: Picture) {
  const { name, path, width, height, isNight = false, opens } = picture
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    colorScheme: isNight ? 'dark' : 'light',
    locale: 'en-GB',
  })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByRole('main').getByRole('button').first().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await page.goto(`${publicUrl}${path}`)
  if (opens) {
    await page.getByRole('link', { name: opens }).first().click()
    await page.getByRole('main').getByRole('article', { name: opens }).waitFor()
  }
  await page
    .getByRole('status')
    .filter({ hasText: /^(Live|En directo)$/ })
    .waitFor()
  await page.evaluate(() => document.fonts.ready)
  const shot = await page.screenshot()
  await sharp(shot)
    .resize(width)
    .png({ palette: true, quality: 90 })
    .toFile(join(folder, `${name}.png`))
  console.log(`docs/pictures/${name}.png`)
  await context.close()
}
