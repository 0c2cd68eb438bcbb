/** A hotel's reservation system, connected by its own form: tried with a real call, and heard by its first real event. */
import type { Page } from '@playwright/test'

import { apaleoHotel, aStay, cloudbedsHotel } from '@/lib/testing/hotels'
import { type Heard, openStandIn, type Said, type StandIn } from '@/lib/testing/stand-in'

import { expect, type Mews, test } from './vendors'

const WAITING = /^Waiting for it\./
const HEARD = /^Heard at \d\d:\d\d\. It works\.$/

const open: StandIn[] = []
test.afterEach(async () => {
  for (const vendor of open.splice(0)) await vendor.close()
})
async function standsIn(answer: (heard: Heard) => Said) {
  const vendor = await openStandIn(answer)
  open.push(vendor)
  return vendor.url
}

async function fill(page: Page, fields: Readonly<Record<string, string>>) {
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(new RegExp(`^${label}`)).fill(value)
  await page.getByRole('button', { name: 'Make the address and the secret' }).click()
}

async function webhookOn(page: Page) {
  const address = page.getByRole('group', { name: 'Address, with the secret in it' }).locator('pre')
  return (await address.textContent()) ?? ''
}

async function tells(webhook: string, event: object) {
  const headers = { 'content-type': 'application/json' }
  const { status } = await fetch(webhook, { method: 'POST', headers, body: JSON.stringify(event) })
  expect(status, 'the house keeps what it is told').toBeLessThan(300)
}

const fieldsOfMews = ({ url, connection }: Mews) => ({
  Name: 'Front desk system',
  'Address of the service': url,
  'Access token': connection.accessToken,
  'Client token': connection.clientSecret,
})

test('Mews is chosen, read about, tried with a real call, and waited for until its first reservation', async ({
  house,
  mews,
  page,
}) => {
  await house.signIn(page, await house.person('admin'))
  await page.goto('/connectors/new')
  await page.getByRole('link', { name: 'Mews', exact: true }).click()
  await expect(page.getByText(/who arrives, in which room, and what changes\. Never payments/)).toBeVisible()
  await fill(page, fieldsOfMews(mews))

  await expect(page.getByText('It works. The account there is Harbour House.')).toBeVisible()
  await expect(page.getByText(/^Ask Mews .* to register the whole address, secret included/)).toBeVisible()
  await expect(page.getByText(WAITING)).toBeVisible()
  mews.webhook = await webhookOn(page)
  expect(mews.webhook).toMatch(/\/api\/webhooks\/[0-9a-f-]{36}\?secret=hook_/)
  await mews.changes(aStay({ guest: { id: 'c-7', first: 'Wei', last: 'Zhang' } }))
  await expect(page.getByText(HEARD)).toBeVisible()
  const events = page.getByRole('list', { name: 'The last five events' }).getByRole('listitem')
  await expect(events).toHaveCount(1)
  await expect(events).toContainText(/^Arrival · Wei Zhang(?!, @)/)

  // Nothing is written there unless an admin says so.
  const id = /webhooks\/([0-9a-f-]+)/.exec(mews.webhook)?.[1]
  await page.goto(`/connectors/${id}`)
  await expect(page.getByLabel('Enterprise id'), 'the first check filled it in').toHaveValue('e-1')
  await expect(page.getByText(/^Off: nothing is written there\./)).toBeVisible()
  await page.getByRole('button', { name: 'Write notes' }).click()
  await expect(page.getByText(/^On since .* one plain sentence/)).toBeVisible()
  await page.getByRole('button', { name: 'Write no more notes' }).click()
  await expect(page.getByText(/^Off: nothing is written there\./)).toBeVisible()
})

test('Cloudbeds says what its notes take; a key that does not serve is told at once, and mended on its page', async ({
  house,
  page,
}) => {
  const stay = aStay()
  const baseUrl = await standsIn(cloudbedsHotel(new Map([[stay.id, stay]])))
  await house.signIn(page, await house.person('admin'))
  await page.goto('/connectors/new?channel=cloudbeds')
  await expect(
    page.getByText(/off until it is switched on, and takes the permission write:reservation/),
  ).toBeVisible()
  const key = 'API key or access token'
  await fill(page, { Name: 'Cloudbeds', 'Address of the service': baseUrl, [key]: 'mistyped' })
  await expect(page.getByText(/They do not accept this access/)).toBeVisible()
  await expect(page.getByText(/^Give the whole address, secret included, to postWebhook/)).toBeVisible()
  const webhook = await webhookOn(page)

  await page.getByRole('link', { name: 'Enter access again on its page' }).click()
  await page.getByText('Enter access', { exact: true }).click()
  await page.getByLabel(key).fill('token-now')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('button', { name: 'Check the connection' }).click()
  await expect(page.getByText('It works. The account there is Harbour House.')).toBeVisible()

  await expect(page.getByText(/The key needs the permission write:reservation for it/)).toBeVisible()
  await page.getByRole('button', { name: 'Write notes' }).click()
  await expect(page.getByText(/^On since /)).toBeVisible()
  const event = { event: 'reservation/status_changed', reservationID: stay.id, timestamp: Date.now() / 1000 }
  await tells(webhook, event)
  const events = page.getByRole('list', { name: 'The last five events' })
  await expect(events).toContainText('Arrival · Yusuf Demir')
})

test('Apaleo is asked for no accounts and no replies, keeps its new name, and gets no notes, which it says', async ({
  house,
  page,
}) => {
  const stay = aStay()
  const baseUrl = await standsIn(apaleoHotel(new Map([[stay.id, stay]])))
  await house.signIn(page, await house.person('admin'))
  const ours = page.getByLabel('Our own accounts there')
  await page.goto('/connectors/new?channel=x')
  await expect(ours).toBeVisible()
  await page.getByRole('link', { name: 'Apaleo' }).click()
  await expect(page.getByText('Reservations: who arrives')).toBeVisible()
  await expect(ours).toBeHidden()
  await expect(page.getByLabel('Hand replies to this address')).toBeHidden()
  await fill(page, {
    Name: 'Front office',
    'Property id': 'LIS',
    'Address of the service': baseUrl,
    'Client id': 'client-1',
    'Client secret': 'client-secret',
  })
  await expect(page.getByText('It works. The account there is Harbour House.')).toBeVisible()
  await expect(page.getByText(/^Make a webhook subscription with the whole address/)).toBeVisible()
  await expect(page.getByText(WAITING)).toBeVisible()
  const webhook = await webhookOn(page)
  // Apaleo asks first whether anybody is there: that is no event.
  await tells(webhook, { topic: 'system', type: 'healthcheck', id: 'h-1', timestamp: Date.now() })
  await expect(page.getByText(WAITING)).toBeVisible()
  const data = { entityId: stay.id }
  await tells(webhook, { id: 'e-1', topic: 'Reservation', type: 'created', timestamp: Date.now(), data })
  await expect(page.getByText(HEARD)).toBeVisible()
  await expect(page.getByRole('list', { name: 'The last five events' })).toContainText('Yusuf Demir')

  await page.getByRole('link', { name: 'All connectors' }).last().click()
  await page.getByRole('link', { name: 'Front office' }).click()
  await expect(page.getByText(/ours could take the place of what a colleague wrote/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Write notes' })).toBeHidden()
  await page.getByLabel('Name', { exact: true }).fill('Apaleo, front office')
  await expect(ours).toBeHidden()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Apaleo, front office')
})
