import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect } from 'vitest'

import { proofs, taskEvents } from '@/db/schema/tasks'
import { folderStorage } from '@/lib/storage/folder'
import type { Storage } from '@/lib/storage/storage'
import { deliverTask } from '@/lib/tasks/deliver-task'
import { readTask } from '@/lib/tasks/read-task'
import { takeTask } from '@/lib/tasks/take-task'
import { undoTask } from '@/lib/tasks/undo-task'
import { aFloor } from '@/lib/testing/a-floor'
import { test } from '@/lib/testing/db-test'
import { aMember, aProperty, aTask, EVENING } from '@/lib/testing/furnish'

import { keepPhoto, readPhoto } from './keep-proof'
import { removeProof } from './remove-proof'

let folder: string
let storage: Storage
let bytes: Uint8Array
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'house-proofs-'))
  storage = folderStorage(folder)
  bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer()
})
afterAll(() => rm(folder, { recursive: true }))

describe('a photo', () => {
  test('is the proof that a gesture wants, and outlives an undo', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId, { proof: 'photo' })
    await takeTask(db, marta, { taskId }, EVENING)
    expect(await deliverTask(db, marta, { taskId, revision: 2 }, EVENING)).toMatchObject({
      refusal: 'wants_photo',
    })
    expect((await keepPhoto({ db, storage }, marta, { taskId, bytes }, EVENING)).ok).toBe(true)
    expect((await deliverTask(db, marta, { taskId, revision: 2 }, EVENING)).ok).toBe(true)
    await undoTask(db, marta, { taskId }, EVENING)
    expect((await deliverTask(db, marta, { taskId, revision: 4 }, EVENING)).ok).toBe(true)
  })

  test('is kept from whoever has not got the task, and of what is no photo', async ({ db }) => {
    const { propertyId, marta, jonas } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId)
    const keep = (who: typeof marta, what = bytes) =>
      keepPhoto({ db, storage }, who, { taskId, bytes: what }, EVENING)
    expect(await keep(marta)).toMatchObject({ refusal: 'not_taken' })
    await takeTask(db, marta, { taskId }, EVENING)
    expect(await keep(jonas)).toEqual({ ok: false, refusal: 'not_yours', by: 'Marta Oliveira' })
    expect(await keep(marta, Buffer.from('no photo'))).toMatchObject({ refusal: 'not_a_picture' })
    expect(await db.select().from(proofs)).toEqual([])
  })

  test('is shown to the house alone, and gone once it is removed', async ({ db }) => {
    const { propertyId, marta, jonas, helena } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId)
    await takeTask(db, marta, { taskId }, EVENING)
    const kept = await keepPhoto({ db, storage }, marta, { taskId, bytes }, EVENING)
    if (!kept.ok) throw new Error(kept.refusal)
    const proofId = kept.proof.id
    const { id: elsewhere } = await aProperty(db)
    const stranger = await aMember(db, elsewhere, { role: 'admin' })

    expect(await readPhoto({ db, storage }, stranger, proofId)).toBeNull()
    expect((await sharp((await readPhoto({ db, storage }, jonas, proofId))?.bytes).metadata()).width).toBe(60)

    expect(await removeProof({ db, storage }, stranger, { proofId }, EVENING)).toMatchObject({
      refusal: 'not_found',
    })
    expect(await removeProof({ db, storage }, jonas, { proofId }, EVENING)).toMatchObject({
      refusal: 'not_yours',
      by: 'Marta Oliveira',
    })
    expect((await removeProof({ db, storage }, helena, { proofId }, EVENING)).ok).toBe(true)
    expect(await readPhoto({ db, storage }, marta, proofId)).toBeNull()
    expect(await storage.get(kept.proof.photoKey ?? '')).toBeNull()
  })
})

describe('a proof that is removed', () => {
  test('is needed again before "Done", and missing in words after it; the undo is as it was', async ({
    db,
  }) => {
    const { propertyId, marta } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId, { proof: 'photo' })
    await takeTask(db, marta, { taskId }, EVENING)
    const keep = async () => {
      const kept = await keepPhoto({ db, storage }, marta, { taskId, bytes }, EVENING)
      if (!kept.ok) throw new Error(kept.refusal)
      return { proofId: kept.proof.id }
    }
    const remove = (proof: { proofId: string }) => removeProof({ db, storage }, marta, proof, EVENING)
    const first = await keep()
    expect(await remove(first)).toMatchObject({ ok: true, task: { status: 'claimed', revision: 3 } })
    expect(await remove(first)).toMatchObject({ refusal: 'not_found' })
    const done = { taskId, revision: 3 }
    expect(await deliverTask(db, marta, done, EVENING)).toMatchObject({ refusal: 'wants_photo' })

    const second = await keep()
    await deliverTask(db, marta, done, EVENING)
    expect(await readTask(db, marta, taskId, EVENING)).toMatchObject({ isProofGone: false })
    await remove(second)
    expect(await readTask(db, marta, taskId, EVENING)).toMatchObject({
      row: { status: 'delivered' },
      proofs: [],
      isProofGone: true,
      undoes: 'deliver',
    })
    expect(await undoTask(db, marta, { taskId }, EVENING)).toMatchObject({ ok: true, undone: 'deliver' })
    expect(await readTask(db, marta, taskId, EVENING)).toMatchObject({ isProofGone: false })
  })

  test('takes its line out of the history too', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId, { proof: 'line' })
    await takeTask(db, marta, { taskId }, EVENING)
    await deliverTask(db, marta, { taskId, revision: 2, line: 'Her mother is ill' }, EVENING)
    const [line] = await db.select().from(proofs)
    await removeProof({ db, storage }, marta, { proofId: line?.id ?? '' }, EVENING)
    expect(JSON.stringify(await readTask(db, marta, taskId, EVENING))).not.toContain('mother')
    expect(JSON.stringify(await db.select().from(taskEvents))).not.toContain('mother')
  })

  test('stands there to be removed again when its picture could not be', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId)
    await takeTask(db, marta, { taskId }, EVENING)
    const kept = await keepPhoto({ db, storage }, marta, { taskId, bytes }, EVENING)
    const proof = { proofId: kept.ok ? kept.proof.id : '' }
    const broken = { ...storage, remove: () => Promise.reject(new Error('the disk says no')) }
    await expect(removeProof({ db, storage: broken }, marta, proof, EVENING)).rejects.toThrow('the disk')
    expect(await readPhoto({ db, storage }, marta, proof.proofId)).not.toBeNull()
    expect((await removeProof({ db, storage }, marta, proof, EVENING)).ok).toBe(true)
  })
})
