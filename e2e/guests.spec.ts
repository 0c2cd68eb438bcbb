/** What the house knows of its guests: found again, minded, remembered, made one, and left alone when they say so. */
import type { Page } from '@playwright/test'

import { matches } from '@/db/schema/guests'
import { attachEchoes } from '@/lib/echoes/attach-echoes'
import { aGuest, anOutlet, aSignal, aSpot, aVisit } from '@/lib/testing/furnish'
import { aMoment } from '@/lib/testing/furnish-facts'

import { tabTo } from './by-keyboard'
import { inMinutes, rowOf } from './floor'
import { expect, type House, test } from './house'

/** Ana sits at table 12, was brought a drink by Diego, and said what she thought of it. */
async function anaAtTheTable(house: House) {
  const { db, propertyId } = house
  const ana = await aGuest(db, propertyId, { name: 'Ana Nowak', handle: 'ana_travels' })
  const outlet = await anOutlet(db, propertyId, { name: 'The patio' })
  const { id: spotId } = await aSpot(db, propertyId, { outletId: outlet.id, label: '12' })
  const here = { startsAt: inMinutes(-40), endsAt: inMinutes(50), outletId: outlet.id, spotId }
  const { id: visitId } = await aVisit(db, propertyId, { ...here, guestIds: [ana.id] })
  const { personId: by } = await house.person('staff', { name: 'Diego Paz' })
  const given = { guestId: ana.id, visitId, outletId: outlet.id, spotId, by, claimedBy: by }
  await aMoment(db, propertyId, { ...given, act: 'A lemonade for the heat', deliveredAt: inMinutes(-20) })
  const said = { guestId: ana.id, handleId: ana.handleId, occurredAt: inMinutes(-10) }
  const { id: signalId } = await aSignal(db, propertyId, { ...said, text: 'They brought me lemonade!' })
  await attachEchoes(db, { propertyId, signalId }, new Date())
  const ask = { kind: 'gesture' as const, act: 'A glass of the house wine', guestId: ana.id, visitId }
  const task = await house.makes({ ...ask, outletId: outlet.id, spotId })
  return { ana, task }
}

const part = (page: Page, name: string) => page.getByRole('region', { name })

test('a guest is found by the beginning of a word, by keyboard alone, and their card says what was done and what followed', async ({
  house,
  otherHouse,
  comesIn,
}) => {
  await anaAtTheTable(house)
  await aGuest(house.db, house.propertyId, { name: 'Benedikt Anders' })
  await aGuest(otherHouse.db, otherHouse.propertyId, { name: 'Ana of the Bear' })
  const page = await comesIn(house, await house.person('staff'), { opens: '/guests' })
  const here = page.getByRole('region', { name: 'Here now' }).getByRole('listitem')
  await expect(here).toHaveCount(1)
  await expect(here).toContainText('Ana Nowak')
  await expect(here).toContainText('12')

  await tabTo(page, page.getByRole('searchbox', { name: 'Name or account' }))
  await page.keyboard.type('now')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'One guest found' })).toBeVisible()
  await expect(page.getByText('Ana of the Bear')).toHaveCount(0)
  await tabTo(page, page.getByRole('link', { name: 'Ana Nowak' }))
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1, name: 'Ana Nowak' })).toBeVisible()
  await expect(page.getByText(/^Here until/)).toBeVisible()
  await expect(page.getByText('We have not met before this visit')).toBeVisible()
  const done = part(page, 'What we did for them')
  await expect(done).toContainText('A lemonade for the heat')
  await expect(done).toContainText('Diego Paz')
  await expect(done).toContainText('They brought me lemonade!')
  await expect(part(page, 'Accounts')).toContainText('@ana_travels')
  await expect(part(page, 'Visits').getByRole('listitem')).toContainText('At a table')

  await page.goto('/guests?q=nobody+at+all')
  await expect(page.getByText('Nobody by that name')).toBeVisible()
})

test('what to mind stands on the card and on every task until it is lifted, and what they like says how we know', async ({
  house,
  comesIn,
}) => {
  const { ana, task } = await anaAtTheTable(house)
  const page = await comesIn(house, await house.person('staff'), { opens: `/guests/${ana.id}` })
  const press = async (name: string, role: 'button' | 'group' = 'button') => {
    await tabTo(
      page,
      page
        .getByRole(role, { name })
        .or(page.locator('summary', { hasText: name }))
        .first(),
    )
    await page.keyboard.press('Enter')
  }

  await press('Add something to mind')
  await page.getByLabel('What', { exact: true }).selectOption('No alcohol')
  await page.getByLabel('In a few words').fill('expecting')
  const mind = part(page, 'Must know')
  await mind.getByRole('button', { name: 'Keep it' }).press('Enter')
  await expect(mind.getByText('No alcohol: expecting')).toBeVisible()
  await expect(mind.getByText(/^Marta Oliveira, /)).toBeVisible()

  await press('Add something nice to know')
  const like = part(page, 'Nice to know')
  await like.getByLabel('What they like').fill('the corner by the fountain')
  await tabTo(page, like.getByRole('radio', { name: 'They said so' }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(like.getByRole('radio', { name: 'We think so' })).toBeChecked()
  await like.getByRole('button', { name: 'Keep it' }).press('Enter')
  const fountain = like.getByRole('listitem').filter({ hasText: 'the corner by the fountain' })
  await expect(fountain).toContainText('we think, Marta Oliveira')
  await fountain.getByRole('button', { name: 'Forget this' }).click()
  await expect(fountain).toHaveCount(0)

  await page.goto('/inbox')
  await expect(rowOf(page, task.act)).toContainText('No alcohol')
  await page.goto(`/guests/${ana.id}`)
  await mind.getByRole('button', { name: 'Lift' }).click()
  await expect(mind.getByText('Nothing to mind that we know of.')).toBeVisible()
  await page.goto('/inbox')
  await expect(rowOf(page, task.act)).toBeVisible()
  await expect(rowOf(page, task.act)).not.toContainText('No alcohol')
})

test('an account that may be a guest of the house becomes theirs by one tap, with all it said', async ({
  house,
  comesIn,
}) => {
  const { db, propertyId } = house
  const booked = await aGuest(db, propertyId, { name: 'Wei Chen', handle: 'r-1', network: 'foursquare' })
  const account = await aGuest(db, propertyId, { handle: 'wei_on_the_road' })
  const said = { guestId: account.id, handleId: account.handleId, occurredAt: inMinutes(-60) }
  await aSignal(db, propertyId, { ...said, text: 'Two days to go, and the spa first' })
  const why = { confidence: 80, reasons: ['same_name', 'same_day'] }
  const proposal = { handleId: account.handleId, guestId: booked.id, ...why, proposedAt: new Date() }
  await db.insert(matches).values({ propertyId, ...proposal })
  const page = await comesIn(house, await house.person('staff'), { opens: '/guests' })

  const proposed = part(page, 'May be the same person').getByRole('listitem')
  await expect(proposed).toContainText('@wei_on_the_road may be Wei Chen: same name, same day')
  await tabTo(page, proposed.getByRole('button', { name: 'Same person' }))
  await page.keyboard.press('Enter')
  await expect(proposed).toHaveCount(0)

  await page.goto(`/guests/${account.id}`)
  await expect(page).toHaveURL(`/guests/${booked.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Wei Chen' })).toBeVisible()
  await expect(part(page, 'Accounts')).toContainText('@wei_on_the_road')
  await expect(part(page, 'In their words')).toContainText('Two days to go, and the spa first')
})

test('whoever asks us not to use their posts is quoted nowhere from then on, and the card says so', async ({
  house,
  comesIn,
}) => {
  const { ana } = await anaAtTheTable(house)
  const page = await comesIn(house, await house.person('staff'), { opens: `/guests/${ana.id}` })
  await expect(part(page, 'In their words')).toContainText('They brought me lemonade!')

  await tabTo(page, page.locator('summary', { hasText: 'They asked us not to use their posts' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Their words are deleted now, on every screen.')).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Take their posts out' }))
  await page.keyboard.press('Enter')

  await expect(part(page, 'Asked us not to use their posts')).toBeVisible()
  for (const path of [`/guests/${ana.id}`, '/guests', '/guests?q=ana', '/signals']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.content(), path).not.toMatch(/brought me lemonade|ana_travels/)
  }
})
