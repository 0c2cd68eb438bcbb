import { expect } from 'vitest'

import { findConnector } from '@/lib/connectors/store'
import { test } from '@/lib/testing/db-test'
import { aConnector, aMember, aProperty, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { switchNotes } from './switch-notes'

test('notes are off until an admin of the house switches them on, where the vendor takes any', async ({
  db,
}) => {
  const { id: propertyId } = await aProperty(db)
  const { id: connectorId, notesSince } = await aConnector(db, propertyId, {
    channel: 'mews',
    network: 'pms',
  })
  const admin = await aMember(db, propertyId, { role: 'admin' })
  const since = async () => (await findConnector(db, { propertyId, connectorId }))?.notesSince
  const on = { connectorId, isOn: true }
  expect(notesSince).toBeNull()

  const manager = await aMember(db, propertyId, { role: 'manager' })
  expect(await switchNotes(db, manager, on, EVENING)).toMatchObject({ refusal: 'not_allowed' })
  const elsewhere = await aMember(db, (await aProperty(db)).id, { role: 'admin' })
  expect(await switchNotes(db, elsewhere, on, EVENING)).toMatchObject({ refusal: 'not_found' })
  for (const channel of ['meta', 'apaleo'] as const) {
    const { id } = await aConnector(db, propertyId, { name: channel, channel })
    const there = { connectorId: id, isOn: true }
    expect(await switchNotes(db, admin, there, EVENING)).toMatchObject({ refusal: 'not_found' })
  }
  expect(await since()).toBeNull()

  expect(await switchNotes(db, admin, on, EVENING)).toEqual({ ok: true })
  expect(await switchNotes(db, admin, on, minutesAfter(EVENING, 5))).toEqual({ ok: true })
  expect(await since()).toEqual(EVENING)
  expect(await switchNotes(db, admin, { ...on, isOn: false }, EVENING)).toEqual({ ok: true })
  expect(await since()).toBeNull()
})
