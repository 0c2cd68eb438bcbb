/** The hotel evening as it is told, on X and in Mews: the spa, a note in the room, a bathroom worth a post, bath salts. */
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'

import { photographCard } from '@/lib/demonstration/photograph-card'
import { switchNotes } from '@/lib/notes/switch-notes'
import { aStay } from '@/lib/testing/hotels'

import { inMinutes } from './floor'
import type { House } from './house'
import { expect, test, type X } from './vendors'

const WEI = { id: '6', username: 'wei_travels', name: 'Wei Zhang' }

test('a guest posts about the spa, finds a note in the room, praises the bathroom and gets bath salts', async ({
  evening,
  x,
  mews,
}) => {
  test.setTimeout(150_000)
  const harbourHouse = await evening('hotel')
  const { id: connectorId, url, secret } = await harbourHouse.connect('Front desk system', mews.connection)
  mews.webhook = `${url}?${new URLSearchParams({ secret })}`
  const { house, admin } = harbourHouse
  await switchNotes(house.db, admin, { connectorId, isOn: true }, inMinutes(-20))
  const helena = await harbourHouse.comesIn('helena', { opens: '/connectors/new?channel=x' })
  await x.registers(await connectX(helena, x))
  const marta = await harbourHouse.comesIn('marta')

  // A guest who is not here yet posts about the spa: the desk may offer to reserve.
  const spa = await x.mentions(
    WEI,
    'Two days at @theharbourhouse ahead of me. I hear the spa is the reason to go.',
  )
  await expect(helena.getByText(/^Heard at \d\d:\d\d\. It works\.$/)).toBeVisible()
  await marta.getByRole('link', { name: 'Answer @wei_travels' }).click()
  await expect(marta.getByText('Everyone can see this')).toBeVisible()
  await marta.getByRole('button', { name: /^Our spa will be glad to see you/ }).click()
  await marta
    .getByRole('textbox', { name: 'Your reply' })
    .fill('Our spa will be glad to see you, Wei. Shall I reserve an hour for you tomorrow?')
  await marta.getByRole('button', { name: 'Send' }).click()
  await expect(marta.getByText(/^Sent by Marta, /)).toBeVisible({ timeout: 30_000 })
  const text = 'Our spa will be glad to see you, Wei. Shall I reserve an hour for you tomorrow? – Marta'
  expect(x.posted).toMatchObject([{ text, inReplyTo: spa }])

  // Mews names a reservation, and when it is asked tells a name without a handle. Nothing is given on a likeness.
  await mews.changes(STAY)
  await helena.getByRole('link', { name: 'Guests', exact: true }).click()
  await expect(helena.getByText('@wei_travels may be Wei Zhang: same name, same day')).toBeVisible()
  await marta.goto('/inbox')
  await expect(marta.getByRole('heading', { name: 'All quiet' })).toBeVisible()

  // A person says yes, and only then the note can be written, at the room, before he is there.
  await helena.getByRole('button', { name: 'Same person' }).click()
  await expect(helena.getByText('@wei_travels may be Wei Zhang')).toBeHidden()
  const note = marta.getByRole('article').filter({ hasText: 'Handwritten note' })
  await expect(note.getByText('412', { exact: true })).toBeVisible()
  await note.getByRole('link', { name: 'Handwritten note' }).click()
  const task = marta.getByRole('article', { name: 'Handwritten note' })
  await expect(task.getByText('I hear the spa is the reason to go.')).toBeVisible()
  await task.getByRole('button', { name: 'Take it' }).click()
  await task.getByRole('checkbox', { name: 'Write the card by hand' }).check()
  await task.getByRole('checkbox', { name: 'Leave it where they will see it first' }).check()
  await task.getByRole('button', { name: 'Done, add a photo' }).click()
  const done = marta.getByRole('dialog', { name: 'Done' })
  await done.getByLabel('Take a photo').setInputFiles({
    name: 'card.jpg',
    mimeType: 'image/jpeg',
    buffer: await photographCard('wei'),
  })
  await expect(done.getByText('The photo is kept')).toBeVisible()
  await done.getByRole('button', { name: 'Done' }).click()
  await expect(marta.getByText('Done, room 412', { exact: true })).toBeVisible()
  await expect(task.getByRole('img', { name: 'Photo left as proof' })).toBeVisible()

  // Ten minutes later nobody takes it back any more, and it is noted on the reservation, as is read at the end.
  await tenMinutesPass(house)

  // He is in the room and posts about the bathroom, twice.
  const arrivedAt = new Date().toISOString()
  await mews.changes({ ...STAY, status: 'checked_in', arrivedAt, changedAt: arrivedAt })
  const ines = await harbourHouse.comesIn('ines')
  await x.mentions(WEI, 'The bathroom at @theharbourhouse is bigger than my flat, and prettier')
  const salts = ines.getByRole('article').filter({ hasText: 'A bottle of bath salts' })
  const second = ines.getByRole('article').filter({ hasText: 'Handwritten note' })
  await expect(salts).toBeVisible()
  await expect(second).toBeVisible()
  const again = 'Still in that bathroom @theharbourhouse. I may move into the tub'
  await x.mentions(WEI, again)
  await helena.getByRole('link', { name: 'Signals', exact: true }).click()
  await expect(helena.getByText(again)).toBeVisible()

  // Both stand stacked at 412, one bottle only, with what was given before in sight.
  const stack = ines.getByRole('listitem').filter({ has: ines.getByText('412', { exact: true }) })
  await expect(stack).toHaveCount(1)
  await expect(stack.getByRole('article')).toHaveCount(2)
  await expect(stack.getByText('One gesture given this visit').first()).toBeVisible()
  await salts.getByRole('button', { name: /^Take it/ }).click()
  await second.getByRole('button', { name: /^Take it/ }).click()
  await ines.getByRole('link', { name: /^Mine/ }).click()
  await salts.getByRole('link', { name: 'A bottle of bath salts' }).click()
  const bottle = ines.getByRole('article', { name: 'A bottle of bath salts' })
  await expect(bottle.getByRole('heading', { name: 'This visit also' })).toBeVisible()
  await expect(bottle.getByText(/^given, .*Marta Oliveira/)).toBeVisible()
  await bottle.getByRole('button', { name: 'Done, add a line' }).click()
  const line = ines.getByRole('dialog', { name: 'Done' })
  await line.getByRole('textbox', { name: 'How it went' }).fill('At the edge of the bath, tag tied on')
  await line.getByRole('button', { name: 'Done' }).click()
  await expect(bottle.getByRole('button', { name: 'Undo' })).toBeVisible()

  // What he says next follows both gestures; Helena reads it all in the report.
  const echo = 'Came back to bath salts and a handwritten note. @theharbourhouse is listening'
  await x.mentions(WEI, echo)
  await expect(bottle.getByText(`“${echo}”`)).toBeVisible()
  await helena.goto('/report?period=week')
  await expect(
    helena.getByText('This week you made 2 moments for 1 guest, 100% in time, €3.30 each.'),
  ).toBeVisible()
  await helena.getByRole('link', { name: '2 moments' }).click()
  await expect(helena.getByRole('row').filter({ hasText: 'A bottle of bath salts' })).toBeVisible()
  await expect(helena.getByRole('row').filter({ hasText: 'Handwritten note' })).toBeVisible()

  // And whoever looks at the reservation in Mews reads there what was done.
  const note412 = {
    reservationId: STAY.id,
    words: expect.stringMatching(/^On the House: .*: Handwritten note\.$/),
  }
  await expect.poll(() => mews.notes, { timeout: 45_000 }).toMatchObject([note412])
})

/** As Mews has it when it is made. */
const STAY = aStay({
  guest: { id: 'c-7', first: 'Wei', last: 'Zhang' },
  changedAt: inMinutes(0).toISOString(),
  from: inMinutes(90).toISOString(),
  to: inMinutes(90 + 48 * 60).toISOString(),
})

/** By its form, which shows the address that X is told. */
async function connectX(page: Page, { account, access, url }: X) {
  const fields = {
    Name: 'X',
    'Our own accounts there': '@theharbourhouse',
    'Consumer secret of the app': account.consumerSecret,
    'Id of our account': account.id,
    'Address of the service': url,
    'Access token': access.accessToken,
    'Refresh token': access.refreshToken,
    'Client id': access.clientId,
    'Client secret': access.clientSecret,
  }
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(new RegExp(`^${label}`)).fill(value)
  await page.getByRole('button', { name: 'Make the address' }).click()
  const address = page.getByRole('group', { name: 'Address', exact: true }).locator('pre')
  return (await address.textContent()) ?? ''
}

/** Since anything was delivered: the clock of the house is nobody's to turn. */
async function tenMinutesPass({ db, propertyId }: House) {
  await db.execute(sql`update task_events set at = at - interval '11 minutes'
    where property_id = ${propertyId} and move = 'deliver'`)
}
