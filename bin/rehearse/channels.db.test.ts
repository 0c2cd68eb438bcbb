/** The whole way in, channel by channel: door, queue and worker as they run in the house, vendors as stand-ins. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { CannotStart } from '@/db/cannot-start'
import { properties } from '@/db/schema/house'
import { connectors } from '@/db/schema/signals'
import { aMember, aProperty } from '@/lib/testing/furnish'

import { rehearseChannels } from './channels'
import { openHouseToRehearse } from './house-to-rehearse'

let house: Awaited<ReturnType<typeof openHouseToRehearse>> & { propertyId: string }

beforeAll(async () => {
  const opened = await openHouseToRehearse()
  const { id: propertyId } = await aProperty(opened.db, { isDemonstration: true })
  await aMember(opened.db, propertyId, { role: 'admin', person: { staffName: 'luz' } })
  house = { ...opened, propertyId }
})
afterAll(() => house.shut())

test('one signed event of every channel is heard, whether it says all or is asked for the rest', async () => {
  const said: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  const failures = await rehearseChannels(house)
  vi.restoreAllMocks()
  console.log(said.join('\n'))
  expect(failures, said.join('\n')).toBe(0)
  expect(said.find((line) => line.includes('mews'))).toMatch(
    /200, arrival of Yusuf Demir, in_house in 412 \(asked for\)/,
  )
  expect(said.find((line) => line.includes('google_business'))).toMatch(
    /review 5\/5 by Inês Horta: They remembered/,
  )
  const left = await house.db.select().from(connectors)
  expect(
    left.every(({ archivedAt }) => archivedAt !== null),
    'its connectors are put away',
  ).toBe(true)
}, 120_000)

test('a house that is no demonstration is never written into', async () => {
  await house.db.update(properties).set({ isDemonstration: false }).where(eq(properties.id, house.propertyId))
  await expect(rehearseChannels(house)).rejects.toThrow(CannotStart)
})
