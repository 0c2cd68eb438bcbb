/** Is it heard, does it work, and who is told when not: the connectors' pages, and the notice above the inbox. */
import { connectorSilences, vendorAccess } from '@/db/schema/connections'
import { deliveries } from '@/db/schema/signals'
import { createConnector } from '@/lib/connectors/create-connector'
import { PlaybookRules } from '@/lib/playbooks/rules'
import { aConnector, aGesture, aPlaybook } from '@/lib/testing/furnish'
import { openStandIn, type StandIn } from '@/lib/testing/stand-in'

import { inMinutes } from './floor'
import { expect, type House, test } from './house'

let vendor: StandIn | undefined
test.afterEach(async () => {
  await vendor?.close()
  vendor = undefined
})

async function anInstagram(house: House, more: { baseUrl?: string } = {}) {
  const admin = await house.person('admin')
  const given = { accountId: '71', accessToken: 'the token', vendorSecret: 'signs', ...more }
  const what = { name: 'Our Instagram', channel: 'meta', network: 'instagram', ...given } as const
  const made = await createConnector(house.db, admin, what, inMinutes(-60 * 24))
  if (!made.ok) throw new Error(made.refusal)
  return { admin, connectorId: made.connector.id }
}

test('a connector that fell silent is told above the inbox and on its page, until it is heard', async ({
  house,
  comesIn,
}) => {
  const { connectorId } = await anInstagram(house)
  const { propertyId, db } = house
  const heardAt = inMinutes(-70)
  const delivery = { propertyId, connectorId, contentType: 'application/json', state: 'taken' as const }
  await db.insert(deliveries).values({ ...delivery, key: '1', receivedAt: heardAt })
  await db.insert(connectorSilences).values({ propertyId, connectorId, heardAt, noticedAt: inMinutes(-1) })

  const { id: gestureId } = await aGesture(db, propertyId)
  const steps = [{ id: 'give', kind: 'make_task' as const, gestureId, dueInMinutes: 20 }]
  const rules = { when: { connectorIds: [connectorId] }, steps, caps: {}, actWithinMinutes: 60 }
  await aPlaybook(db, propertyId, PlaybookRules.parse(rules), { name: 'Welcome back' })

  const staff = await comesIn(house, await house.person('staff'))
  await expect(staff.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(staff.getByText(/has not reported/)).toHaveCount(0)

  const page = await comesIn(house, await house.person('manager'))
  await page.getByRole('link', { name: /^Our Instagram has not reported since/ }).click()
  await expect(page.getByText(/^Silent since/)).toBeVisible()
  await expect(page.getByText(/at this hour of this weekday it usually would have/)).toBeVisible()
  await expect(page.getByText(/Comments, mentions, ratings .* Connected by Marta Oliveira/)).toBeVisible()
  await expect(page.getByText(/This playbook lives on it: “Welcome back”\./)).toBeVisible()
  const row = page.getByRole('listitem').filter({ hasText: 'Our Instagram' })
  await page.goto('/connectors')
  await expect(row).toContainText('This playbook lives on it: “Welcome back”.')

  await db.insert(deliveries).values({ ...delivery, key: '2', receivedAt: new Date() })
  await page.goto('/connectors')
  await expect(row.getByText('Listening')).toBeVisible()
  await expect(row).toContainText(/Instagram · Last heard .* · 2 deliveries today|1 delivery today/)
  await expect(row).not.toContainText('This playbook lives')
  await expect(page.getByText(/has not reported/)).toHaveCount(0)
})

test('connectors with trouble come first, and one that was asked too much says until when', async ({
  house,
  page,
}) => {
  const { db, propertyId } = house
  await house.connect({ name: 'A bar' })
  const { id: connectorId } = await house.connect({ name: 'Mews', channel: 'mews', network: 'pms' })
  const access = { sealed: Buffer.from('sealed'), changedAt: inMinutes(-60), waitsUntil: inMinutes(20) }
  await db.insert(vendorAccess).values({ propertyId, connectorId, ...access })
  await aConnector(db, propertyId, { name: 'Z on X', channel: 'x', network: 'x' })
  await house.signIn(page, await house.person('manager'))
  await page.goto('/connectors')

  const rows = page.getByRole('list', { name: 'Connectors of the house' }).getByRole('listitem')
  await expect(rows).toHaveText([/^Z on X/, /^Mews/, /^A bar/])
  await expect(rows.first()).toContainText('Not finished: nothing can come in')
  await expect(rows.nth(1)).toContainText(/Rate limited until .*\d/)
  await page.getByRole('link', { name: 'Mews' }).click()
  await expect(page.getByText(/wants to be left alone until .*Nothing is lost/)).toBeVisible()
})

test('the check is a real call, and says in words what came of it', async ({ house, page }) => {
  vendor = await openStandIn(() => ({
    status: 200,
    body: { id: '9', instagram_business_account: { id: '71', username: 'theswan' } },
  }))
  const { admin, connectorId } = await anInstagram(house, { baseUrl: vendor.url })
  await house.signIn(page, admin)
  await page.goto(`/connectors/${connectorId}`)
  await page.getByRole('button', { name: 'Check the connection' }).click()
  await expect(page.getByText('It works. The account there is theswan.')).toBeVisible()
  expect(vendor.heard[0]?.headers.authorization).toBe('Bearer the token')

  vendor.faults.push({ status: 401, body: { error: { code: 190, message: 'expired' } } })
  await page.getByRole('button', { name: 'Check the connection' }).click()
  await expect(page.getByText(/^Refused since/)).toBeVisible()
  await expect(page.getByText(/Our permission there has ended/).first()).toBeVisible()
  await page.goto('/inbox')
  await expect(page.getByRole('link', { name: /^Our Instagram has been refusing us since/ })).toBeVisible()
})

test('a new connector waits for its first real event on the page that made it, and says when it came', async ({
  house,
  page,
}) => {
  await house.signIn(page, await house.person('admin'))
  await page.goto('/connectors/new')
  await page.getByLabel('Name', { exact: true }).fill('Listening tool')
  await page.getByLabel('What it listens to').selectOption('x')
  await page.getByRole('button', { name: 'Make the address and the secret' }).click()
  await expect(page.getByText(/^Waiting for it\./)).toBeVisible()

  const box = (name: string) => page.getByRole('group', { name, exact: true }).locator('pre')
  const url = (await box('Address').textContent()) ?? ''
  const secret = (await box('Secret').textContent()) ?? ''
  const id = url.split('/').at(-1) ?? ''
  const through = { id, secret, outgoingSecret: null }
  expect(await house.hears({ kind: 'mention', text: 'Lovely' }, { through })).toBe(202)
  await expect(page.getByText(/^Heard at \d\d:\d\d\. It works\.$/)).toBeVisible()
  const events = page.getByRole('list', { name: 'The last five events' }).getByRole('listitem')
  await expect(events).toHaveCount(1)
  await expect(events).toContainText('Mention · Somebody')
  for (const name of ['Ana', 'Ben', 'Cleo', 'Dora', 'Emil'])
    expect(await house.hears({ kind: 'mention', text: 'Hello', author: { name } }, { through })).toBe(202)
  await expect(events).toHaveCount(5)
  await expect(events.first()).toContainText('Mention · Emil')
  await expect(events.first()).toContainText(/playbook/i)

  await page.goto(`/connectors/${id}`)
  await expect(page.getByText(/^In the last seven days: 6 heard, no gestures made of it/)).toBeVisible()
  await expect(events).toHaveCount(5)
})
