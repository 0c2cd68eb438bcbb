/** Plays the past of the demonstration with a past clock, through the use cases that a living house uses. */
import type { Database } from '@/db/client'
import type { Connector } from '@/db/schema/signals'
import { type Beat, inOrder, type Scene } from '@/lib/rehearsal/beats'
import { payloadOf } from '@/lib/rehearsal/payload'
import { playStaffBeat, type Stage } from '@/lib/rehearsal/play'
import { hear, letTimePass } from '@/lib/rehearsal/walk'
import { LEAVES_AFTER_SECONDS } from '@/lib/replies/send-reply'
import type { Storage } from '@/lib/storage/storage'
import { businessDateOf, shiftDate } from '@/lib/time/business-date'
import { instantOfLocal } from '@/lib/time/local-time'

import type { FurnishedHouse } from './furnish-demonstration'
import { HOUSE_FACTS } from './houses'
import { PAST_SCENES } from './past'
import { PRESENT_SCENES } from './present'
import { listConnectorsByName } from './store'

type Moment = { at: Date; startsAt: Date; scene: Scene; beat: Beat; house: FurnishedHouse }

/** Answers how many beats nobody could play; none, unless scenes and playbooks no longer fit each other. */
export async function playPast(
  db: Database,
  storage: Storage,
  houses: readonly FurnishedHouse[],
  now: Date,
): Promise<string[]> {
  const moments = houses.flatMap((house) => momentsOf(house, now)).filter(({ at }) => at < now)
  moments.sort((one, other) => one.at.getTime() - other.at.getTime())
  const sources = new Map<string, Map<string, Connector>>()
  for (const { propertyId } of houses) sources.set(propertyId, await listConnectorsByName(db, propertyId))

  const refusals: string[] = []
  for (const { at, startsAt, scene, beat, house } of moments) {
    await letTimePass(db, at)
    if (beat.does === 'say') {
      const connector = sources.get(house.propertyId)?.get(beat.connector)
      if (!connector) throw new Error(`The demonstration has no connector "${beat.connector}".`)
      const body = Buffer.from(JSON.stringify(payloadOf(scene, beat, startsAt, at)))
      const { propertyId, id: connectorId } = connector
      await hear(db, { propertyId, connectorId, key: `${scene.key}-${beat.id}`, body }, at)
    } else {
      const stage: Stage = { db, storage, cast: house.members }
      const played = await playStaffBeat(stage, beat, at)
      if (!played.ok) refusals.push(`${scene.key} ${beat.at} ${beat.by} ${beat.does}: ${played.refusal}`)
      if (beat.does === 'reply')
        await letTimePass(db, new Date(at.getTime() + (LEAVES_AFTER_SECONDS + 1) * 1000))
    }
  }
  await letTimePass(db, now)
  return refusals
}

function momentsOf(house: FurnishedHouse, now: Date): Moment[] {
  const facts = HOUSE_FACTS[house.house]
  const today = businessDateOf(now, facts)
  const past = PAST_SCENES.map(({ daysAgo, time, scene }) => {
    const startsAt = instantOfLocal(`${shiftDate(today, -daysAgo)}T${time}`, facts.zone)
    if (!startsAt) throw new Error(`"${time}" is no time of day.`)
    return { startsAt, scene }
  })
  const present = PRESENT_SCENES.map(({ minutesAgo, scene }) => {
    return { startsAt: new Date(now.getTime() - minutesAgo * 60_000), scene }
  })
  return [...past, ...present]
    .filter(({ scene }) => scene.house === house.house)
    .flatMap(({ startsAt, scene }) =>
      inOrder(scene.beats).map((beat) => {
        const at = new Date(startsAt.getTime() + beat.at * 60_000)
        return { at, startsAt, scene, beat, house }
      }),
    )
}
