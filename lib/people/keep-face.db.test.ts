import sharp from 'sharp'
import { expect } from 'vitest'
import { test } from '@/lib/testing/db-test'
import { aMember, aProperty, EVENING } from '@/lib/testing/furnish'
import { memoryStorage } from '@/lib/testing/memory-storage'

import { changeVoice } from './change-voice'
import { keepFace, removeFace } from './keep-face'
import { setDisabled } from './staff-store'
import { findShownFace, findVoice, listShownVoices, listSignatures } from './voice-store'

const picture = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#358264' } })
    .withExif({ IFD0: { Copyright: 'Marta' } })
    .jpeg()
    .toBuffer()

const shown = {
  publicName: 'Marta',
  publicRole: 'at the desk',
  network: [],
  handle: [],
  isShown: 'on' as const,
}

test('a face is a square without metadata, seen by nobody until its person agrees', async ({ db }) => {
  const marta = await aMember(db, (await aProperty(db)).id)
  const storage = memoryStorage()

  expect(await keepFace({ db, storage }, marta, await picture(), EVENING)).toEqual({ ok: true })

  const { faceKey } = (await findVoice(db, marta)) ?? {}
  const kept = await sharp((await storage.get(faceKey ?? '')) ?? undefined).metadata()
  expect(kept).toMatchObject({ format: 'webp', width: 512, height: 512 })
  expect(kept.exif).toBeUndefined()
  expect(await findShownFace(db, marta)).toBeNull()
  await changeVoice(db, marta, shown, EVENING)
  expect(await findShownFace(db, marta)).toBe(faceKey)
})

test('switched off, the face is gone from the people page and from replies; the door does the same', async ({
  db,
}) => {
  const marta = await aMember(db, (await aProperty(db)).id)
  const { propertyId, personId } = marta
  const signature = async () => (await listSignatures(db, propertyId, [personId]))[0]
  await keepFace({ db, storage: memoryStorage() }, marta, await picture(), EVENING)
  await changeVoice(db, marta, shown, EVENING)
  expect(await listShownVoices(db, propertyId)).toMatchObject([{ personId, publicName: 'Marta' }])
  expect(await signature()).toEqual({ personId, name: 'Marta', hasFace: true })

  await changeVoice(db, marta, { ...shown, isShown: undefined }, EVENING)
  expect(await listShownVoices(db, propertyId)).toEqual([])
  expect(await signature()).toEqual({ personId, name: 'Marta', hasFace: false })

  await changeVoice(db, marta, shown, EVENING)
  await setDisabled(db, marta, EVENING)
  expect(await listShownVoices(db, propertyId)).toEqual([])
  expect(await findShownFace(db, marta)).toBeNull()
})

test('a new face and a removed one leave no picture behind', async ({ db }) => {
  const marta = await aMember(db, (await aProperty(db)).id)
  const house = { db, storage: memoryStorage() }
  await keepFace(house, marta, await picture(), EVENING)
  const first = (await findVoice(db, marta))?.faceKey ?? ''
  await keepFace(house, marta, await picture(), EVENING)
  expect(await house.storage.get(first)).toBeNull()
  expect(house.storage.keys()).toHaveLength(1)

  await removeFace(house, marta, EVENING)
  await removeFace(house, marta, EVENING)
  expect(house.storage.keys()).toEqual([])
  expect(await findVoice(db, marta)).toMatchObject({ faceKey: null })
})

test('what is no picture changes nothing', async ({ db }) => {
  const marta = await aMember(db, (await aProperty(db)).id)
  const house = { db, storage: memoryStorage() }
  expect(await keepFace(house, marta, Buffer.from('<svg/>'), EVENING)).toMatchObject({ ok: false })
  expect(await findVoice(db, marta)).toBeNull()
})

test('a house shows its own people only', async ({ db }) => {
  const [here, there] = [await aProperty(db), await aProperty(db)]
  const theirs = await aMember(db, there.id)
  await changeVoice(db, theirs, shown, EVENING)
  expect(await listShownVoices(db, here.id)).toEqual([])
  expect(await findShownFace(db, { propertyId: here.id, personId: theirs.personId })).toBeNull()
  expect(await listSignatures(db, here.id, [theirs.personId])).toEqual([])
})
