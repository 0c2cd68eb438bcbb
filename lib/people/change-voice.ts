/** How somebody is called in public, what they do, their own accounts, and whether they are shown at all. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'

import type { VoiceChange } from './input'
import type { Member } from './member'
import { keepVoice } from './voice-store'

/** Switched off, the person is gone from the people page and their face from past replies, at once. */
export async function changeVoice(db: Database, who: Member, change: VoiceChange, now: Date): Promise<void> {
  const { publicName, publicRole, network, handle, isShown } = change
  const handles = handle.flatMap((name, line) => {
    const where = network[line]
    return name && where ? [{ network: where, handle: name }] : []
  })
  await db.transaction(async (tx) => {
    await keepVoice(tx, {
      propertyId: who.propertyId,
      personId: who.personId,
      publicName,
      publicRole,
      handles,
      isShown: isShown === 'on',
      updatedAt: now,
    })
    await sayChanged(tx, who.propertyId)
  })
}
