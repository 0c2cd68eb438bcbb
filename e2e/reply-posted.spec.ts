/** Words that we post ourselves: what it costs is said before, and what nobody knows afterwards is asked. */
import { and, eq } from 'drizzle-orm'

import { vendorAccess } from '@/db/schema/connections'
import { replies } from '@/db/schema/replies'
import { connectors } from '@/db/schema/signals'
import { sealCredentials } from '@/lib/connectors/credentials'
import { aConnector, aGuest, aSignal, aTask } from '@/lib/testing/furnish'

import { openStandIn, type StandIn } from '@/lib/testing/stand-in'

import { inMinutes } from './floor'
import { expect, type House, test } from './house'
import { expectAccessible, expectNoSidewaysScroll, expectTargets } from './looks'

let vendor: StandIn | undefined
test.afterEach(async () => {
  await vendor?.close()
  vendor = undefined
})

const X = {
  connector: { channel: 'x', network: 'x', name: 'X' },
  wayBack: { audience: 'public', target: { in_reply_to_tweet_id: '31' }, until: null, refused: null },
} as const
const INSTAGRAM = {
  connector: { channel: 'meta', network: 'instagram', name: 'Instagram' },
  wayBack: {
    ...{ audience: 'public', target: { comment_id: '1790' }, until: null, refused: null },
    alone: { target: { private_reply_to: '1790' }, until: inMinutes(60).toISOString() },
  },
} as const

/** Heard through an account of ours, so that it can be answered there. */
async function aSummons(
  house: House,
  {
    claimedBy = null as string | null,
    status = 'claimed' as 'claimed' | 'delivered',
    where = X as typeof X | typeof INSTAGRAM,
    baseUrl = null as string | null,
  } = {},
) {
  const { db, propertyId } = house
  const guest = await aGuest(db, propertyId, { name: 'Ana', handle: 'ana' })
  const connector = await aConnector(db, propertyId, { ...where.connector, baseUrl })
  const key = { propertyId, connectorId: connector.id }
  const access = sealCredentials({
    ...{ accessToken: 'the token', refreshToken: null, expiresAt: null },
    ...{ clientId: null, clientSecret: null },
  })
  await db.insert(vendorAccess).values({ ...key, ...access, changedAt: inMinutes(-60) })
  const heard = { occurredAt: inMinutes(-10), revisedAt: inMinutes(-10), receivedAt: inMinutes(-10) }
  const signal = await aSignal(db, propertyId, {
    ...heard,
    text: 'Patio, finally @theswan',
    authorName: 'Ana',
    guestId: guest.id,
    connectorId: connector.id,
    network: where.connector.network,
    wayBack: where.wayBack,
  })
  const { id: taskId } = await aTask(db, propertyId, {
    kind: 'reply',
    act: '',
    signalId: signal.id,
    guestId: guest.id,
    ...(claimedBy && { status, claimedBy }),
    createdAt: inMinutes(-5),
    openedAt: inMinutes(-5),
    changedAt: inMinutes(-5),
    dueAt: inMinutes(20),
    windowEndsAt: inMinutes(90),
  })
  return { taskId, signalId: signal.id }
}

test('a reply on X is sent from here, and says what it costs', async ({ house, page }) => {
  const { taskId } = await aSummons(house)
  await house.signIn(page, await house.person('staff'))
  await page.goto(`/inbox/${taskId}`)
  const words = page.getByRole('textbox', { name: 'Your reply' })

  await words.fill('Where are you sitting, Ana?')
  await expect(page.getByText('Posting it there costs $0.01.')).toBeVisible()
  await words.fill('Where are you sitting, Ana? https://theswan.example')
  await expect(page.getByText('Posting it there costs $0.20.')).toBeVisible()
  await words.fill('Where are you sitting, Ana?')
  await expect(page.getByRole('button', { name: 'Copy the words' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByText(/Leaving in \d+ s/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(words).toHaveValue('Where are you sitting, Ana?')
})

test('a reply of which nobody knows is asked about, and comes back when it is not there', async ({
  house,
  page,
}) => {
  const marta = await house.person('staff')
  const { taskId, signalId } = await aSummons(house, { claimedBy: marta.personId })
  const words = 'Where are you sitting, Ana?'
  await house.db.insert(replies).values({
    propertyId: house.propertyId,
    taskId,
    signalId,
    words,
    state: 'unsure',
    route: 'channel',
    voicePersonId: marta.personId,
    updatedAt: inMinutes(-2),
  })
  await house.signIn(page, marta)
  await page.goto(`/inbox/${taskId}`)

  const question = page.getByRole('region', { name: 'Was it posted?' })
  await expect(question).toContainText('The words were sent to X')
  await question.getByRole('button', { name: 'No, they are not' }).click()
  await expect(page.getByRole('textbox', { name: 'Your reply' })).toHaveValue(words)
  await expect(question).toHaveCount(0)
})

test('a comment is answered to the guest alone, where the channel lets us choose', async ({
  house,
  page,
}) => {
  const { taskId } = await aSummons(house, { where: INSTAGRAM })
  await house.signIn(page, await house.person('staff'))
  await page.goto(`/inbox/${taskId}`)
  const openly = page.getByRole('radio', { name: 'Everyone can see this' })
  const alone = page.getByRole('radio', { name: 'Only the guest sees this' })
  const words = page.getByRole('textbox', { name: 'Your reply' })
  const guard = page.getByText(/tells everyone where somebody sleeps/)
  await expect(openly).toBeChecked()
  await words.fill('A new lamp is in room 412 for you, Ana.')
  await expect(guard).toBeVisible()

  await openly.focus()
  await page.keyboard.press('ArrowDown')
  await expect(alone).toBeChecked()
  await expect(guard).toHaveCount(0)
  await expect(alone).toHaveAccessibleDescription(/one such message/)
  await expect(page.getByText(/one such message/)).toBeVisible()
  // So high that the bar covers nothing.
  await page.setViewportSize({ width: 320, height: 2600 })
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await expectTargets(page, 44)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByText(/Leaving in \d+ s/)).toBeVisible()
  await expect(page.getByText('Only the guest sees this')).toBeVisible()
  await expect(alone).toHaveCount(0)
  const kept = expect.poll(() => house.db.select().from(replies).where(eq(replies.taskId, taskId)))
  await kept.toMatchObject([{ state: 'leaving', isAlone: true, route: 'channel' }])

  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(alone).toBeChecked()
  await kept.toMatchObject([{ state: 'draft', isAlone: true }])
  await page.reload()
  await expect(alone).toBeChecked()
  await openly.check()
  await expect(guard).toBeVisible()
})

test('a vendor that takes no more posts for now says until when, on the reply and on the connector', async ({
  house,
  page,
}) => {
  const { db, propertyId } = house
  const marta = await house.person('admin')
  const { taskId, signalId } = await aSummons(house, { claimedBy: marta.personId })
  const until = inMinutes(12)
  await db.update(vendorAccess).set({ postsWaitUntil: until }).where(eq(vendorAccess.propertyId, propertyId))
  const words = 'Where are you sitting, Ana?'
  const leaving = { state: 'leaving', route: 'channel', leavesAt: until, problem: 'rate_limited' } as const
  const reply = {
    propertyId,
    taskId,
    signalId,
    words,
    voicePersonId: marta.personId,
    updatedAt: inMinutes(-2),
  }
  await db.insert(replies).values({ ...reply, ...leaving, tries: 1 })
  await house.signIn(page, marta)
  await page.goto(`/inbox/${taskId}`)
  await expect(
    page.getByText(/^Rate limited until .*: X takes no more posts of ours before then/),
  ).toBeVisible()
  await expect(page.getByText(/^Leaving (at|\w+ \d+ \w+,) \d\d:\d\d/).first()).toBeVisible()
  await expect(page.getByText(/Leaving in/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(page.getByRole('textbox', { name: 'Your reply' })).toHaveValue(words)
  await expect(page.getByText(/Keep your words as a draft, and send them after that\.$/)).toBeVisible()

  await page.goto('/connectors')
  await expect(page.getByText(/^Posting rate limited until/)).toBeVisible()

  await db
    .update(replies)
    .set({ state: 'stopped', problem: 'rate_limited', leavesAt: null })
    .where(eq(replies.propertyId, propertyId))
  await page.goto(`/inbox/${taskId}`)
  await expect(
    page.getByText(/Send them after that, or copy the words and post them yourself\.$/),
  ).toBeVisible()
})

test('a receiver of replies that takes no more for now says so, too, on the reply and on the connector', async ({
  house,
  page,
}) => {
  const { db, propertyId } = house
  const marta = await house.person('admin')
  const { taskId } = await aSummons(house, { claimedBy: marta.personId })
  await db.delete(vendorAccess).where(eq(vendorAccess.propertyId, propertyId))
  const receiver = { outgoingUrl: 'https://posts.example/', outgoingWaitsUntil: inMinutes(12) }
  const ofX = and(eq(connectors.propertyId, propertyId), eq(connectors.channel, 'x'))
  await db.update(connectors).set(receiver).where(ofX)
  await house.signIn(page, marta)
  await page.goto(`/inbox/${taskId}`)
  await expect(
    page.getByText(/^Rate limited until .*: whoever posts for us there takes no more posts of ours/),
  ).toBeVisible()
  await page.goto('/connectors')
  await expect(page.getByText(/^Handing over rate limited until/)).toBeVisible()
  await page.getByRole('link', { name: 'X', exact: true }).click()
  await expect(page.getByText(/The address that replies are handed to was asked too often/)).toBeVisible()
})

test('words are taken back where they stand, and what the vendor says against it is read', async ({
  house,
  page,
}) => {
  vendor = await openStandIn(() => ({ status: 200, body: { data: { deleted: true } } }))
  const { personId } = await house.person('staff')
  const { url: baseUrl } = vendor
  const { taskId, signalId } = await aSummons(house, { claimedBy: personId, status: 'delivered', baseUrl })
  await house.db.insert(replies).values({
    ...{ propertyId: house.propertyId, taskId, signalId, voicePersonId: personId },
    ...{ words: 'Welcome back, Ana.', state: 'sent', route: 'channel', externalId: '1001' },
    ...{ sentAt: inMinutes(-2), updatedAt: inMinutes(-2) },
  })
  await house.signIn(page, { personId })
  await page.goto(`/inbox/${taskId}`)

  vendor.faults.push({ status: 403 })
  const back = page.getByRole('button', { name: 'Take it back from there' })
  await back.click()
  await expect(page.getByText(/^They do not allow our account to do this/)).toBeVisible()
  await back.click()
  await expect(page.getByText('These words were taken back.')).toBeVisible()
  const asked = vendor.heard.map(({ method, path }) => `${method} ${path}`)
  expect(asked).toEqual(['DELETE /2/tweets/1001', 'DELETE /2/tweets/1001'])
})
