/** The hotel evening as it is told: the spa, a note in the room, a bathroom worth a post, bath salts. */
import { photographCard } from '@/lib/demonstration/photograph-card'

import { expect, test } from './evening'

const WEI = { handle: 'wei_travels', name: 'Wei Zhang' }
const MINUTE = 60_000

test('a guest posts about the spa, finds a note in the room, praises the bathroom and gets bath salts', async ({
  evening,
}) => {
  test.setTimeout(150_000)
  const harbourHouse = await evening('hotel')
  const marta = await harbourHouse.comesIn('marta')

  // A guest who is not here yet posts about the spa: the desk may offer to reserve.
  await harbourHouse.hears('X', {
    kind: 'mention',
    author: WEI,
    text: 'Two days at @theharbourhouse ahead of me. I hear the spa is the reason to go.',
  })
  await marta.getByRole('link', { name: 'Answer @wei_travels' }).click()
  await expect(marta.getByText('Everyone can see this')).toBeVisible()
  await marta.getByRole('button', { name: /^Our spa will be glad to see you/ }).click()
  await marta
    .getByRole('textbox', { name: 'Your reply' })
    .fill('Our spa will be glad to see you, Wei. Shall I reserve an hour for you tomorrow?')
  // Nobody posts for the house on X here: Marta copies the words, posts them, and says so.
  await marta.getByRole('button', { name: 'I posted it' }).click()
  await expect(marta.getByText(/^Sent by Marta, /)).toBeVisible({ timeout: 30_000 })

  // The front desk's system announces a name without a handle. Nothing is given on a likeness.
  await harbourHouse.hears('Front desk system', arrival('expected', 'created'))
  const guests = await harbourHouse.comesIn('sofia', { opens: '/guests' })
  await expect(guests.getByText('@wei_travels may be Wei Zhang: same name, same day')).toBeVisible()
  await marta.goto('/inbox')
  await expect(marta.getByRole('heading', { name: 'All quiet' })).toBeVisible()

  // A person says yes, and only then the note can be written, at the room, before he is there.
  await guests.getByRole('button', { name: 'Same person' }).click()
  await expect(guests.getByText('@wei_travels may be Wei Zhang')).toBeHidden()
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

  // He is in the room and posts about the bathroom, twice.
  await harbourHouse.hears('Front desk system', arrival('in_house', 'updated'))
  const ines = await harbourHouse.comesIn('ines')
  await harbourHouse.hears('X', {
    kind: 'mention',
    author: WEI,
    text: 'The bathroom at @theharbourhouse is bigger than my flat, and prettier',
  })
  const salts = ines.getByRole('article').filter({ hasText: 'A bottle of bath salts' })
  const second = ines.getByRole('article').filter({ hasText: 'Handwritten note' })
  await expect(salts).toBeVisible()
  await expect(second).toBeVisible()
  const again = 'Still in that bathroom @theharbourhouse. I may move into the tub'
  await harbourHouse.hears('X', { kind: 'mention', author: WEI, text: again })
  const jonas = await harbourHouse.comesIn('jonas', { opens: '/signals' })
  await expect(jonas.getByText(again)).toBeVisible()

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

  // What he says next follows both gestures; the manager reads it all in the report.
  const echo = 'Came back to bath salts and a handwritten note. @theharbourhouse is listening'
  await harbourHouse.hears('X', { kind: 'mention', author: WEI, text: echo })
  await expect(bottle.getByText(`“${echo}”`)).toBeVisible()
  await jonas.goto('/report?period=week')
  await expect(
    jonas.getByText('This week you made 2 moments for 1 guest, 100% in time, €3.30 each.'),
  ).toBeVisible()
  await jonas.getByRole('link', { name: '2 moments' }).click()
  await expect(jonas.getByRole('row').filter({ hasText: 'A bottle of bath salts' })).toBeVisible()
  await expect(jonas.getByRole('row').filter({ hasText: 'Handwritten note' })).toBeVisible()
})

const expectedAt = new Date(Date.now() + 90 * MINUTE)

/** One reservation, as the hotel's system tells it and tells it again. */
function arrival(status: 'expected' | 'in_house', action: 'created' | 'updated') {
  return {
    id: `reservation-${expectedAt.getTime()}`,
    kind: 'arrival',
    action,
    text: '',
    stay: {
      reservationId: 'HH-1',
      status,
      guestName: WEI.name,
      room: '412',
      expectedAt: expectedAt.toISOString(),
      ...(status === 'in_house' ? { arrivedAt: new Date().toISOString() } : {}),
      departsAt: new Date(expectedAt.getTime() + 48 * 60 * MINUTE).toISOString(),
      partySize: 1,
    },
  }
}
