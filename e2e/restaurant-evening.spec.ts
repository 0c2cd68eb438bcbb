/** The restaurant evening as it is told: four friends check in, say where they sit, and drinks are at their table. */
import type { Page } from '@playwright/test'

import { newId } from '@/db/id'

import { expect, test } from './evening'

const NORA = { handle: 'nora_eats', name: 'Nora Lindgren' }
const PRIYA = { handle: 'priya.k', name: 'Priya Kapoor' }
const TOM = { handle: 'tomw', name: 'Tom Whitfield' }
const LEAH = { handle: 'leahbaker', name: 'Leah Baker' }

const DRINKS = 'Four signature drinks, with our compliments'
const COUNTED = '4 signature drinks, with our compliments'
const QUESTION = 'Thank @nora_eats, and ask where they are sitting'

test('four friends check in, are asked where they sit, and the drinks come while they are there', async ({
  evening,
  postOffice,
}) => {
  test.setTimeout(120_000)
  const laTerraza = await evening('restaurant')
  const source = await laTerraza.connect('Foursquare', postOffice.url)
  postOffice.secret = source.outgoingSecret ?? ''
  const luz = await laTerraza.comesIn('luz')
  const diego = await laTerraza.comesIn('diego')
  for (const page of [luz, diego])
    await expect(page.getByRole('heading', { name: 'All quiet' })).toBeVisible()
  const diegosLoads = countLoads(diego)

  // Four friends check in and name the house's handle, and each other.
  const checksIn = (author: typeof NORA, text: string) =>
    laTerraza.hears('Foursquare', { kind: 'check_in', author, text })
  await checksIn(NORA, 'Finally at @laterrazanyc with @priya.k @tomw @leahbaker')
  // Of deliveries that come together, any may be taken first: the question is about whoever was.
  await expect(luz.getByRole('link', { name: QUESTION })).toBeVisible()
  await checksIn(PRIYA, 'Dinner with @nora_eats and the others @laterrazanyc')
  await checksIn(TOM, 'With @nora_eats @leahbaker, hungry')
  await checksIn(LEAH, '@nora_eats @tomw @priya.k and me')

  // One question, for the four of them, on the host's list; nothing for the bar yet.
  await luz.getByRole('link', { name: QUESTION }).click()
  await expect(luz.getByText(/At the table until .*, 4 of them/)).toBeVisible()
  await expect(luz.getByRole('list').getByRole('article')).toHaveCount(1)
  await expect(luz.getByText('Playbook “Where are you sitting?”, version 1')).toBeVisible()

  // Luz thanks them and asks, in her own name. Ten seconds are hers; then it leaves.
  await luz.getByRole('button', { name: /^Thank you for coming in tonight, ___/ }).click()
  const words = luz.getByRole('textbox', { name: 'Your reply' })
  await words.fill('Thank you for coming in tonight, Nora and friends. Where are you sitting?')
  const sentAt = Date.now()
  await luz.getByRole('button', { name: 'Send' }).click()
  await expect(luz.getByText(/^Leaving in \d+ s$/)).toBeVisible()
  await expect(luz.getByRole('button', { name: 'Undo' })).toBeVisible()
  expect(postOffice.posted, 'nothing leaves while it can be taken back').toEqual([])
  await expect(luz.getByText(/^Sent by Luz, /)).toBeVisible({ timeout: 30_000 })
  const [question] = postOffice.posted
  expect(question).toMatchObject({
    text: 'Thank you for coming in tonight, Nora and friends. Where are you sitting? – Luz',
    to: NORA.handle,
    isSigned: true,
  })
  expect(Number(question?.at) - sentAt, 'ten seconds lie between the tap and the post').toBeGreaterThan(9_500)

  // The guest answers, and the task is live at the table, on a screen that nobody touched.
  await expect(diego.getByRole('heading', { name: 'All quiet' })).toBeVisible()
  await expect(diego.getByText(/^One delivered today, the last one .* \(Reply\)\.$/)).toBeVisible()
  await expect(diego.getByText('One task is with the others.')).toBeVisible()
  await laTerraza.hears('Foursquare', {
    kind: 'mention',
    author: NORA,
    inReplyTo: question?.id,
    text: 'Hi Luz! We are at table 12, four of us',
  })
  const drinks = diego.getByRole('article').filter({ hasText: DRINKS })
  await expect(drinks.getByText('Table')).toBeVisible()
  await expect(drinks.getByText('12', { exact: true })).toBeVisible()

  // Diego reads why, takes it, and does it.
  await drinks.getByRole('link', { name: DRINKS }).click()
  const task = diego.getByRole('article', { name: DRINKS })
  await expect(task.getByText('Finally at @laterrazanyc with')).toBeVisible()
  await task.getByRole('button', { name: 'Take it' }).click()
  await expect(diego.getByText('Yours, table 12', { exact: true })).toBeVisible()
  await expect(diego.getByText('One task is with the others.')).toBeHidden()
  await task.getByRole('button', { name: 'Done' }).click()
  await expect(diego.getByText('Done, table 12', { exact: true })).toBeVisible()
  await expect(task.getByRole('button', { name: 'Undo' })).toBeVisible()

  // They post about it, and the post is at the task: after it, not because of it.
  const thanks = 'They read our check-in and sent drinks to the table. Best bar team in town @laterrazanyc'
  await laTerraza.hears('Foursquare', { id: newId(), kind: 'mention', author: NORA, text: thanks })
  await expect(task.getByRole('heading', { name: 'Followed by' })).toBeVisible()
  await expect(task.getByText(`“${thanks}”`)).toBeVisible()
  expect(diegosLoads(), 'Diego’s page was never loaded again').toBe(0)

  // The manager reads it in the report, and every figure opens its rows.
  const amara = await laTerraza.comesIn('amara', { opens: '/report?period=week' })
  await expect(
    amara.getByText('This week you made 1 moment for 4 guests, 100% in time, $11.20 each.'),
  ).toBeVisible()
  await opensRows(amara, 'Did we notice?', '6', { figure: 'Signals heard', row: thanks })
  await opensRows(amara, 'Did we notice?', 'Moments 1', { figure: 'Moments', row: COUNTED })
  await opensRows(amara, 'Did we notice?', 'Guests touched 4', {
    figure: 'Guests touched',
    row: '@nora_eats',
  })
  await opensRows(amara, 'Did we act in time?', '100%', { figure: 'In time', row: 'Diego Ramos' })
  await opensRows(amara, 'Did it land?', '100%', { figure: 'Followed by an echo', row: COUNTED })
  await opensRows(amara, 'Did it land?', 'Replies sent 1', { figure: 'Replies sent', row: 'Luz Ortega' })
  await opensRows(amara, 'What did it cost?', '$11.20', { figure: 'Cost per moment', row: COUNTED })
})

/** How often the page was loaded since. */
function countLoads(page: Page) {
  let loads = 0
  page.on('load', () => {
    loads += 1
  })
  return () => loads
}

/** Opens a figure of the report from its question, finds a row that it counts, and goes back. */
async function opensRows(
  page: Page,
  question: string,
  link: string,
  { figure, row }: { figure: string; row: string },
) {
  await page.getByRole('region', { name: question }).getByRole('link', { name: link, exact: true }).click()
  await expect(page.getByRole('heading', { name: figure, level: 1 })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: row }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Back to the report' }).click()
}
