/** The restaurant evening as it is told, on Foursquare and X: friends check in, say where they sit, and drinks are at their table. */
import type { Page } from '@playwright/test'

import { expect, pushCheckIn, test } from './vendors'

const PRIYA = { id: '11', handle: 'priya.k', firstName: 'Priya', lastName: 'Kapoor' }
const TOM = { id: '12', handle: 'tomw', firstName: 'Tom', lastName: 'Whitfield' }
const LEAH = { id: '13', handle: 'leahbaker', firstName: 'Leah', lastName: 'Baker' }
/** The fourth of them is on X alone. */
const NORA = { id: '5', username: 'nora_eats', name: 'Nora Lindgren' }

const DRINKS = 'Four signature drinks, with our compliments'
const COUNTED = '4 signature drinks, with our compliments'
const QUESTION = 'Thank @priya.k, and ask where they are sitting'

test('four friends check in on Foursquare and X, are asked where they sit, and the drinks come while they are there', async ({
  evening,
  x,
}) => {
  test.setTimeout(120_000)
  const laTerraza = await evening('restaurant')
  const foursquare = await laTerraza.connect('Foursquare', { channel: 'foursquare' })
  const { url } = await laTerraza.connect('X', x.connection)
  await x.registers(url)
  const luz = await laTerraza.comesIn('luz')
  const diego = await laTerraza.comesIn('diego')
  for (const page of [luz, diego])
    await expect(page.getByRole('heading', { name: 'All quiet' })).toBeVisible()
  const diegosLoads = countLoads(diego)

  // Friends check in and name the house's handle, and each other.
  await pushCheckIn(foursquare, PRIYA, 'Finally at @laterrazanyc with @nora_eats @tomw @leahbaker')
  // Of deliveries that come together, any may be taken first: the question is about whoever was.
  await expect(luz.getByRole('link', { name: QUESTION })).toBeVisible()
  await pushCheckIn(foursquare, TOM, 'With @priya.k @leahbaker, hungry')
  await pushCheckIn(foursquare, LEAH, '@priya.k @tomw and me')

  // One question, for all of them, on the host's list; nothing for the bar yet.
  await luz.getByRole('link', { name: QUESTION }).click()
  await expect(luz.getByText(/At the table until .*, 3 of them/)).toBeVisible()
  await expect(luz.getByRole('list').getByRole('article')).toHaveCount(1)
  await expect(luz.getByText('Playbook “Where are you sitting?”, version 1')).toBeVisible()

  // Luz thanks them and asks. Nobody posts on Foursquare for the house: she does it herself, and says so.
  await luz.getByRole('button', { name: /^Thank you for coming in tonight, ___/ }).click()
  const words = luz.getByRole('textbox', { name: 'Your reply' })
  await words.fill('Thank you for coming in tonight, Priya and friends. Where are you sitting?')
  await luz.getByRole('button', { name: 'I posted it' }).click()
  await expect(luz.getByText(/^Leaving in \d+ s$/)).toBeVisible()

  // The fourth of them is heard on X, where nobody knows her: Luz sees her with them, and says so.
  const hers = await x.mentions(NORA, 'With @priya.k, @tomw and @leahbaker @laterrazanyc, and so thirsty')
  await luz.getByRole('link', { name: 'Signals' }).click()
  await luz.getByRole('link', { name: /Nora Lindgren/ }).click()
  await luz.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(luz.getByText('Joined. They are one party now.')).toBeVisible()

  // Luz asks her, too, in her own name. Ten seconds are hers; then it leaves.
  await luz.getByRole('button', { name: 'Reply' }).click()
  await expect(luz.getByText('Everyone can see this')).toBeVisible()
  await expect(luz.getByText(/At the table until .*, 4 of them/)).toBeVisible()
  await words.fill('Good to have you with us, Nora. Where are you sitting?')
  const sentAt = Date.now()
  await luz.getByRole('button', { name: 'Send' }).click()
  await expect(luz.getByText(/^Leaving in \d+ s$/)).toBeVisible()
  await expect(luz.getByRole('button', { name: 'Undo' })).toBeVisible()
  expect(x.posted, 'nothing leaves while it can be taken back').toEqual([])
  await expect(luz.getByText(/^Sent by Luz, /)).toBeVisible({ timeout: 30_000 })
  const [question] = x.posted
  expect(question).toMatchObject({
    text: 'Good to have you with us, Nora. Where are you sitting? – Luz',
    inReplyTo: hers,
  })
  expect(Number(question?.at) - sentAt, 'ten seconds lie between the tap and the post').toBeGreaterThan(9_500)

  // The guest answers, and the task is live at the table, on a screen that nobody touched.
  await expect(diego.getByRole('heading', { name: 'All quiet' })).toBeVisible()
  await expect(diego.getByText(/^2 delivered today, the last one .* \(Reply\)\.$/)).toBeVisible()
  await expect(diego.getByText('One task is with the others.')).toBeVisible()
  await x.replies(NORA, question?.id, 'Hi Luz! We are at table 12, four of us')
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
  await x.mentions(NORA, thanks)
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
  await opensRows(amara, 'Did it land?', 'Replies sent 2', { figure: 'Replies sent', row: 'Luz Ortega' })
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
