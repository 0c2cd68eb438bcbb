/** From an empty house to a delivered task, through its own pages alone. */
import type { Page } from '@playwright/test'

import { newId } from '@/db/id'
import { signedHeaders } from '@/lib/channels/signature'
import { makeSignInLink } from '@/lib/people/make-sign-in-link'
import { aMember, aProperty } from '@/lib/testing/furnish'

import { expect, test } from './house'

/** The quiet list at the foot of each page says what is next. */
const goOn = (page: Page, step: string) => page.getByRole('link', { name: `Next: ${step}` }).click()

test('an empty house is furnished page by page, until a guest’s word is a task that somebody did', async ({
  house,
  page,
}) => {
  test.setTimeout(180_000)
  const empty = await aProperty(house.db, { name: '', zone: 'UTC' })
  const admin = await aMember(house.db, empty.id, { name: 'Admin', role: 'admin' })
  const link = { personId: admin.personId, createdBy: null, setsPassword: true }
  const { path } = await makeSignInLink(house.db, link, new Date())

  await test.step('the first admin comes in by a link and is told where to begin', async () => {
    await page.goto(path)
    await page.getByRole('button', { name: 'Come in' }).click()
    await page.getByLabel('New password').fill('a lamp in the window')
    await page.getByRole('button', { name: 'Keep it' }).click()
    await expect(page.getByRole('heading', { name: 'Welcome, Admin' })).toBeVisible()
    await expect(page.getByText('8 things are still missing')).toBeVisible()
    await goOn(page, 'Name the house')
  })

  await test.step('the house gets a name; a zone that does not exist is refused beside its field', async () => {
    await page.getByLabel('Name of the house').fill('La Terraza')
    await page.getByLabel('Time zone').fill('Europe/Sevilla')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('There is no time zone of that name.')).toBeVisible()
    await expect(page.getByLabel('Name of the house')).toHaveValue('La Terraza')
    await page.getByLabel('Time zone').fill('Europe/Madrid')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved. This is La Terraza now.')).toBeVisible()
    await goOn(page, 'An outlet')
  })

  await test.step('an outlet, and its tables pasted as a list', async () => {
    await page.getByLabel('Name', { exact: true }).fill('The patio')
    await page.getByRole('button', { name: 'Add an outlet' }).click()
    await expect(page.getByRole('heading', { name: 'The patio' })).toBeVisible()
    await goOn(page, 'Rooms, tables, spots')

    await page.getByLabel('One spot per line').fill('1-12\nTable 14, by the fountain\n12')
    await expect(page.getByText('Line 3: “12” stands in line 1 already.')).toBeVisible()
    await page.getByRole('button', { name: 'Add these' }).click()
    await expect(page.getByLabel('One spot per line')).toHaveAccessibleDescription(/Line 3/)
    await page.getByLabel('One spot per line').fill('1-12\nTable 14, by the fountain')
    await page.getByRole('button', { name: 'Add these' }).click()
    await expect(page.getByText('13 spots added.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Table 14 by the fountain' })).toBeVisible()
    await goOn(page, 'A team')
  })

  await test.step('a team, and somebody in it', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Bar')
    await page.getByLabel('Hosts the guests').check()
    await page.getByRole('button', { name: 'Add a team' }).click()
    await expect(page.getByRole('heading', { name: 'Bar' })).toBeVisible()
    await goOn(page, 'Someone in a team')

    const add = page.getByRole('region', { name: 'Somebody new' })
    await add.getByLabel('Name', { exact: true }).fill('Jonas Weber')
    await add.getByLabel('E-mail or staff name').fill(`jonas-${newId()}`)
    await add.getByLabel('Bar').check()
    await add.getByRole('button', { name: 'Add them' }).click()
    await expect(page.getByText('Jonas Weber is on the list.')).toBeVisible()
    await goOn(page, 'A gesture')
  })

  await test.step('a gesture, with its two prices in the house’s currency', async () => {
    await page.getByRole('link', { name: 'Add a gesture' }).click()
    await page.getByLabel('Name in the catalogue').fill('Birthday cake')
    await page.getByLabel('What to do, for one').fill('A small cake with a candle')
    await page.getByLabel('Cost to the house, EUR').fill('2,505')
    await page.getByLabel('Worth to the guest, EUR').fill('9')
    await page.getByLabel('Who makes it').selectOption('Bar')
    await page.getByRole('button', { name: 'Add a gesture' }).click()
    await expect(page.getByText('An amount in EUR with at most 2 decimals, such as 25.00.')).toBeVisible()
    await page.getByLabel('Cost to the house, EUR').fill('2,50')
    await page.getByRole('button', { name: 'Add a gesture' }).click()
    await expect(page.getByText('costs €2.50 · worth €9.00')).toBeVisible()
    await goOn(page, 'A connector')
  })

  const connector = await test.step('a connector, whose secret is shown this once', async () => {
    await page.getByRole('link', { name: 'Add a connector' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Swarm check-ins')
    await page.getByLabel('Where its signals belong').selectOption('The patio')
    await page.getByRole('button', { name: 'Make the address and the secret' }).click()
    const box = (name: string) => page.getByRole('group', { name }).locator('pre')
    await expect(box('Secret')).toHaveText(/^whsec_/)
    const url = (await box('Address').textContent()) ?? ''
    const secret = (await box('Secret').textContent()) ?? ''
    await expect(box('Try it from a terminal')).toContainText(url)

    await page.getByRole('link', { name: 'All connectors' }).last().click()
    await expect(page.getByText('Waiting for its first event')).toBeVisible()
    await goOn(page, 'A playbook')
    return { url, secret }
  })

  await test.step('a playbook from a starter, edited to run by itself', async () => {
    await page.getByRole('link', { name: 'Copy a starter' }).click()
    await page.getByRole('link', { name: 'A birthday' }).click()
    await page.getByLabel('What is given').selectOption('Birthday cake')
    await page.getByLabel('Who speaks to the guest').selectOption('Bar')
    await page.getByRole('button', { name: 'Copy and run' }).click()
    await expect(page.getByText('brings “Birthday cake”')).toBeVisible()
    await page.getByLabel('Suggest first').uncheck()
    await page.getByRole('button', { name: 'Save as version 2' }).click()
    await expect(page.getByText('Saved as version 2.')).toBeVisible()
    await expect(page.getByText('Runs by itself')).toBeVisible()
    await expect(page.getByText('still missing')).toHaveCount(0)
  })

  await test.step('a signed check-in becomes a task at the table, which is taken and done', async () => {
    expect(
      await send(connector, {
        id: newId(),
        kind: 'check_in',
        occurredAt: new Date().toISOString(),
        author: { handle: 'ana_travels', name: 'Ana' },
        text: 'Birthday dinner on the patio',
        place: { outlet: 'The patio', spot: '14' },
      }),
    ).toBe(202)

    // Made by the bar's team, which the admin does not belong to.
    await page.goto('/inbox')
    await page.getByRole('button', { name: 'Everyone' }).click()
    const cake = page.getByRole('listitem').filter({ hasText: 'A small cake with a candle' })
    await expect(cake).toContainText('14')
    await cake.getByRole('button', { name: 'Take it' }).click()
    await page.getByRole('link', { name: 'A small cake with a candle' }).click()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.goto('/inbox/done')
    await expect(page.getByText('A small cake with a candle')).toBeVisible()
  })
})

async function send({ url, secret }: { url: string; secret: string }, payload: object) {
  const body = Buffer.from(JSON.stringify(payload))
  const headers = signedHeaders({ id: newId(), at: new Date(), body }, secret)
  return (await fetch(url, { method: 'POST', headers, body })).status
}
