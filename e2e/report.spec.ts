/** A manager's morning: reads the report, compares it, moves it, opens a figure and finds every row that it counts. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'

import { aSignal, aTask, minutesAfter } from '@/lib/testing/furnish'
import { aMoment, aMove, aSentReply } from '@/lib/testing/furnish-facts'
import { readCsv } from '@/lib/testing/read-csv'

import { expect, type House, test } from './house'

const DAY = 24 * 60

/** Some moments that ended so many days ago, at about this time of the day. */
async function moments(house: House, howMany: number, daysAgo: number) {
  for (let n = 0; n < howMany; n += 1)
    await aMoment(house.db, house.propertyId, {
      act: 'A handwritten note',
      deliveredAt: minutesAfter(new Date(), -daysAgo * DAY - n - 1),
    })
}

/** Gestures given up today, each for one of the reasons. */
async function givenUp(house: House, ...reasons: string[]) {
  const at = minutesAfter(new Date(), -1)
  for (const reason of reasons) {
    const { id: taskId } = await aTask(house.db, house.propertyId)
    await aMove(house.db, house.propertyId, { taskId, at, move: 'could_not', detail: { reason } })
  }
}

/** Two replies under a person's name, of which the guest answered one. */
async function repliesByName(house: House, voicePersonId: string) {
  const sentAt = minutesAfter(new Date(), -9)
  await aSentReply(house.db, house.propertyId, {
    voicePersonId,
    sentAt,
    words: 'Where are you sitting?',
    externalId: 'asked',
  })
  await aSentReply(house.db, house.propertyId, { voicePersonId, sentAt })
  await aSignal(house.db, house.propertyId, { inReplyTo: 'asked', occurredAt: minutesAfter(sentAt, 2) })
}

/** Figures of the sentence whose comma or bracket stands on the line below. */
const figuresWithoutTheirComma = (page: Page) =>
  page.getByText('you made 40 moments').evaluate((sentence) => {
    const lineOf = (place: Range) => [...place.getClientRects()].at(-1)?.bottom ?? 0
    return [...sentence.querySelectorAll('a')].flatMap((figure) => {
      const after = figure.nextSibling
      if (!after || !/^[,.;)]/.test(after.textContent ?? '')) return []
      const [itself, comma] = [document.createRange(), document.createRange()]
      itself.selectNodeContents(figure)
      comma.setStart(after, 0)
      comma.setEnd(after, 1)
      return lineOf(comma) > lineOf(itself) + 4 ? [figure.textContent] : []
    })
  })

test('a manager reads what changed, and every number opens its rows', async ({ house, comesIn }) => {
  await moments(house, 40, 0)
  await moments(house, 41, 28)
  await moments(house, 20, 364)
  await givenUp(house, 'out_of_stock', 'out_of_stock', 'declined')
  const manager = await house.person('manager')
  await repliesByName(house, manager.personId)
  const page = await comesIn(house, manager, { opens: '/report' })
  const acted = page.getByRole('region', { name: 'Did we act in time?' })

  await test.step('under five percent is about the same, with the same weekdays before', async () => {
    await expect(page.getByText('you made 40 moments')).toBeVisible()
    await expect(page.getByText('About the same as the 28 days before (41).')).toBeVisible()
    await expect(acted.getByText('About the same')).toBeVisible()
  })

  await test.step('however narrow the phone, a comma stays on the line of its figure', async () => {
    const desk = page.viewportSize() ?? { width: 1280, height: 720 }
    for (const width of [320, 344, 360, 375, 390, 412, 430]) {
      await page.setViewportSize({ width, height: 844 })
      expect(await figuresWithoutTheirComma(page), `${width} px`).toEqual([])
    }
    await page.setViewportSize(desk)
  })

  await test.step('under twenty events the number stands alone', async () => {
    const stuck = page.getByRole('region', { name: 'Where are we stuck?' })
    await expect(stuck.getByText('Too few to compare', { exact: true })).toBeVisible()
  })

  await test.step('today is hatched, and said to be not over beside the line and in its numbers', async () => {
    await expect(acted.getByText('Today is not over', { exact: true })).toBeVisible()
    await acted.getByText('Show numbers').click()
    await expect(acted.getByRole('row').last()).toContainText('Today is not over')
  })

  await test.step('a number of one day opens the rows of that day', async () => {
    const ofDay = acted.getByRole('row').getByRole('link', { name: '%' }).first()
    await expect(ofDay).toHaveAttribute('href', /from=(\d{4}-\d\d-\d\d)&to=\1(&|$)/)
    await ofDay.click()
    await expect(page.getByRole('heading', { name: 'In time', level: 1 })).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: 'A handwritten note' }).first()).toBeVisible()
    await page.goto('/report')
  })

  await test.step('the year before, then nothing, each with an address of its own', async () => {
    const compared = page.getByRole('navigation', { name: 'Compared with' })
    await compared.getByRole('link', { name: 'The year before' }).click()
    await expect(page).toHaveURL(/compare=year/)
    await expect(page.getByText('More than the same weekdays a year before (20)')).toBeVisible()
    await compared.getByRole('link', { name: 'Nothing' }).click()
    await expect(page).toHaveURL(/compare=none/)
    await expect(page.getByText(/^before:/)).toHaveCount(0)
    await compared.getByRole('link', { name: 'The period before' }).focus()
    await page.keyboard.press('Enter')
    await expect(page).not.toHaveURL(/compare=/)
  })

  await test.step('earlier days and back again', async () => {
    const move = page.getByRole('navigation', { name: 'Move the period' })
    await expect(move.getByRole('link', { name: 'Later' })).toHaveCount(0)
    await move.getByRole('link', { name: 'Earlier' }).click()
    await expect(page.getByText('you made 41 moments')).toBeVisible()
    await move.getByRole('link', { name: 'Later' }).click()
    await expect(page.getByText('you made 40 moments')).toBeVisible()
  })

  await test.step('the number of one reason, and of one voice, opens the rows of that one', async () => {
    const rows = page.getByRole('main').getByRole('table').getByRole('row')
    const narrowed = page.getByRole('list', { name: 'Narrowed to' })
    await page.getByRole('row', { name: 'Out of stock 2' }).getByRole('link', { name: '2' }).click()
    await expect(narrowed.getByText('Out of stock')).toBeVisible()
    await expect(rows.filter({ hasText: 'Out of stock' })).toHaveCount(2)
    await expect(rows.filter({ hasText: 'Declined' })).toHaveCount(0)
    await narrowed.getByRole('link').click()
    await expect(rows.filter({ hasText: 'Declined' })).toHaveCount(1)
    await page.getByRole('link', { name: 'Report', exact: true }).last().click()

    const person = page.getByRole('row', { name: /^A person/ })
    await person.getByRole('link', { name: '2', exact: true }).click()
    await expect(rows.filter({ hasText: 'A person' })).toHaveCount(2)
    await page.goBack()
    await person.getByRole('link', { name: '1', exact: true }).click()
    await expect(narrowed.getByText('Answered by the guest')).toBeVisible()
    await expect(rows.filter({ hasText: 'A person' })).toHaveCount(1)
    await page.goto('/report')
  })

  await test.step('the figure, its rows and its file are the same forty', async () => {
    await page.getByRole('link', { name: '40 moments' }).click()
    await expect(page.getByRole('heading', { name: 'Moments', level: 1 })).toBeVisible()
    await expect(page.getByText('Decides the day')).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: 'A handwritten note' })).toHaveCount(40)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download CSV' }).click(),
    ])
    const lines = readCsv(await readFile(await download.path(), 'utf8'))
    expect(lines.filter((cells) => cells.includes('A handwritten note'))).toHaveLength(40)
  })
})
