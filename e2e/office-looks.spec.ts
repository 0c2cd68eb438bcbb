/** Every page of the office: readable by everybody, in both lights, from 320 pixels to the desk. */
import { newId } from '@/db/id'
import { matches } from '@/db/schema/guests'
import { deliveries } from '@/db/schema/signals'
import { STARTERS } from '@/lib/playbooks/starters'
import { aGesture, aGuest, anOutlet, aPlaybook, aSignal, aSpot, aTeam } from '@/lib/testing/furnish'

import { expect, type House, test } from './house'
import { expectAccessible, expectNoSidewaysScroll, expectTargets } from './looks'

const WIDTHS = [320, 390, 768, 1440]

for (const theme of ['day', 'night'] as const)
  test(`the office by ${theme} is accessible and fits at every width`, async ({ house, page }) => {
    test.setTimeout(300_000)
    const admin = await house.person('admin', { theme })
    const paths = await furnish(house)
    await house.signIn(page, admin)

    for (const path of paths)
      await test.step(path, async () => {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 })
          await expectNoSidewaysScroll(page)
          if (width === 390) await expectTargets(page, 44)
          if (width === 390 || width === 1440) await expectAccessible(page)
        }
      })
  })

/** A house with something on every page; answers the addresses of the pages. */
async function furnish(house: House) {
  const { db, propertyId } = house
  const outlet = await anOutlet(db, propertyId, { name: 'The patio' })
  const aliases = ['by the fountain', 'beside the old olive tree at the far end']
  const spot = await aSpot(db, propertyId, { outletId: outlet.id, label: '30', aliases })
  const team = await aTeam(db, propertyId, { name: 'Bar', outletId: outlet.id, isHost: true })
  const gesture = await aGesture(db, propertyId, { teamId: team.id, notFor: ['no_alcohol'], steps: ['Ask'] })
  const choice = { outletId: outlet.id, gestureId: gesture.id, teamId: team.id }
  const rules = STARTERS.where_are_you_sitting.fill(choice)
  if (!rules) throw new Error('the starter was not filled')
  const playbook = await aPlaybook(db, propertyId, rules)
  const connector = await house.connect({ outletId: outlet.id })

  const guest = await aGuest(db, propertyId, { name: 'Ana Duarte' })
  const heard = { guestId: guest.id, handleId: guest.handleId, outletId: outlet.id, spotId: spot.id }
  const receivedAt = new Date()
  const text = `Lovely evening ${'a-long-word-'.repeat(12)}`
  const signal = await aSignal(db, propertyId, { ...heard, receivedAt, text })
  await aSignal(db, propertyId, { nature: 'own_post', receivedAt })
  await aSignal(db, propertyId, { deletedAt: receivedAt, receivedAt })
  const other = await aGuest(db, propertyId, { name: 'Ana D.' })
  await db.insert(matches).values({
    propertyId,
    handleId: guest.handleId,
    guestId: other.id,
    reasons: ['same_name'],
    confidence: 60,
    proposedAt: receivedAt,
  })
  const deliveryId = newId()
  await db.insert(deliveries).values({
    propertyId,
    id: deliveryId,
    connectorId: connector.id,
    key: 'odd',
    contentType: 'application/json',
    body: Buffer.from('{"id": 5, "kind": "nothing"}'),
    state: 'quarantined',
    problem: { key: 'field_missing', saw: 'occurredAt' },
    receivedAt,
  })

  return [
    ...[
      '/welcome',
      '/settings',
      '/settings/house',
      '/settings/outlets',
      '/settings/spots',
      '/settings/teams',
    ],
    ...[`/settings/spots/${spot.id}`, '/gestures', '/gestures/new', `/gestures/${gesture.id}`],
    ...['/connectors', '/connectors/new', `/connectors/${connector.id}`],
    ...['/playbooks', '/playbooks/new', '/playbooks/new?starter=birthday', `/playbooks/${playbook.id}`],
    ...['/signals', '/signals?view=unanswered', '/signals?view=quarantine', `/signals/${signal.id}`],
    ...['/signals/noticed', `/signals/quarantine/${deliveryId}`],
  ]
}
