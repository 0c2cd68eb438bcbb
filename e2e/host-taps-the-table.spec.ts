/** An answer that names no place of the house: the host sees the guest's words and taps where they sit. */
import { expect, test } from './evening'

const NORA = { handle: 'nora_eats', name: 'Nora Lindgren' }
const DRINKS = 'Four signature drinks, with our compliments'

test('an answer that nobody can read asks the host, who taps the table', async ({ evening, postOffice }) => {
  test.setTimeout(120_000)
  const laTerraza = await evening('restaurant')
  const source = await laTerraza.connect('Foursquare', { outgoingUrl: postOffice.url })
  postOffice.secret = source.outgoingSecret ?? ''
  const luz = await laTerraza.comesIn('luz')
  const diego = await laTerraza.comesIn('diego')
  await laTerraza.hears('Foursquare', { kind: 'check_in', author: NORA, text: 'Dinner @laterrazanyc' })
  await luz.getByRole('link', { name: 'Thank @nora_eats, and ask where they are sitting' }).click()
  await luz
    .getByRole('textbox', { name: 'Your reply' })
    .fill('Thank you for coming in tonight, Nora. Where are you sitting?')
  const sentAt = Date.now()
  await luz.getByRole('button', { name: 'Send' }).click()
  await expect(luz.getByText(/^Leaving in \d+ s$/)).toBeVisible()
  expect(postOffice.posted, 'nothing leaves while it can be taken back').toEqual([])
  await expect(luz.getByText(/^Sent by Luz, /)).toBeVisible({ timeout: 30_000 })
  const [question] = postOffice.posted
  const text = 'Thank you for coming in tonight, Nora. Where are you sitting? – Luz'
  expect(question).toMatchObject({ text, to: NORA.handle, isSigned: true })
  expect(Number(question?.at) - sentAt, 'ten seconds lie between the tap and the post').toBeGreaterThan(9_500)

  const answer = 'Over by the big plant, at table 99, can you see us?'
  await laTerraza.hears('Foursquare', { kind: 'mention', author: NORA, text: answer })
  await luz.getByRole('link', { name: 'Where is @nora_eats sitting?' }).click()
  const call = luz.getByRole('article', { name: 'Where is @nora_eats sitting?' })
  await expect(call.getByText(`“${answer}”`)).toBeVisible()
  await expect(diego.getByRole('heading', { name: 'All quiet' })).toBeVisible()

  await call.getByRole('spinbutton', { name: 'How many are they?' }).fill('4')
  await call.getByRole('button', { name: '12', exact: true }).click()
  await expect(luz.getByText('Told, table 12', { exact: true })).toBeVisible()

  const drinks = diego.getByRole('article').filter({ hasText: DRINKS })
  await expect(drinks.getByText('12', { exact: true })).toBeVisible()
  await expect(drinks.getByRole('button', { name: `Take it: ${DRINKS}` })).toBeVisible()
})
