/** Plays both evenings in the running house: guests by signed webhooks, people of the house by their use cases. */
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from '@/db/cannot-start'
import type { Database } from '@/db/client'
import { type Beat, inOrder, lengthOf, type Scene } from '@/lib/rehearsal/beats'
import { type Friends, hotelEvening, restaurantEvening } from '@/lib/rehearsal/evenings'
import { payloadOf } from '@/lib/rehearsal/payload'
import { playStaffBeat } from '@/lib/rehearsal/play'
import { findDemonstration, listCast } from '@/lib/rehearsal/store'
import { LEAVES_AFTER_SECONDS } from '@/lib/replies/send-reply'
import type { Storage } from '@/lib/storage/storage'

import { findSource, send } from './sources'

const HOUSES: Record<Scene['house'], string> = { hotel: 'The Harbour House', restaurant: 'La Terraza' }
const DEFAULT_LENGTH_MS = 110_000
/** A worker needs a moment between what a guest says and what a person can do about it. */
const PATIENCE_MS = 20_000

type Rehearsal = {
  db: Database
  storage: Storage
  publicUrl: string
  speed: number | null
  isGuestsOnly: boolean
}

/** Both evenings at once; answers how many beats could not be played. */
export async function rehearseEvenings(rehearsal: Rehearsal): Promise<number> {
  const key = Date.now().toString(36)
  const failures = await Promise.all(
    [restaurantEvening(key, friendsOf(key)), hotelEvening(key, guestOf('wei_travels', 'Wei Zhang', key))].map(
      (scene) => playScene(rehearsal, scene),
    ),
  )
  return failures.reduce((sum, count) => sum + count, 0)
}

/** New accounts every time: whoever was delighted last time is left alone for a while. */
const guestOf = (handle: string, name: string, key: string) => ({
  handle: `${handle}_${key.slice(-5)}`,
  name,
})

const friendsOf = (key: string): Friends => [
  guestOf('nora_eats', 'Nora Lindgren', key),
  guestOf('priya', 'Priya Kapoor', key),
  guestOf('tomw', 'Tom Whitfield', key),
  guestOf('leahbaker', 'Leah Baker', key),
]

async function playScene(rehearsal: Rehearsal, scene: Scene): Promise<number> {
  const property = HOUSES[scene.house]
  const house = await findDemonstration(rehearsal.db, property)
  if (!house) throw new CannotStart(`There is no demonstration called ${property} to rehearse in.`)
  const msPerMinute = rehearsal.speed ? 60_000 / rehearsal.speed : DEFAULT_LENGTH_MS / lengthOf(scene)
  const startsAt = new Date()
  let failures = 0
  let elapsedMinutes = 0
  for (const beat of inOrder(scene.beats)) {
    await pause((beat.at - elapsedMinutes) * msPerMinute)
    elapsedMinutes = beat.at
    if (beat.does !== 'say' && rehearsal.isGuestsOnly) continue
    const sentence = await play(rehearsal, scene, beat, startsAt)
    if (sentence.startsWith('✗')) failures += 1
    console.log(`${new Date().toTimeString().slice(0, 8)}  ${property.padEnd(18)} ${sentence}`)
    // The words are out only then, and a guest cannot answer what they have not read.
    if (beat.does === 'reply') await pause((LEAVES_AFTER_SECONDS + 2) * 1000)
  }
  return failures
}

async function play(
  { db, storage, publicUrl }: Rehearsal,
  scene: Scene,
  beat: Beat,
  startsAt: Date,
): Promise<string> {
  const property = HOUSES[scene.house]
  if (beat.does === 'say') {
    const source = await findSource(db, publicUrl, { property, name: beat.connector })
    const status = await send(source, `${scene.key}-${beat.id}`, payloadOf(scene, beat, startsAt, new Date()))
    const who = beat.author?.name ?? beat.stay?.guestName ?? beat.connector
    return `${status === 202 ? '→' : '✗'} ${who}: ${beat.text || `${beat.kind}, ${beat.stay?.status ?? ''}`} (${status || 'nobody answered'})`
  }
  const house = await findDemonstration(db, property)
  const cast = await listCast(db, house?.id ?? '')
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const played = await playStaffBeat({ db, storage, cast }, beat, new Date())
    if (played.ok) return `✓ ${beat.by}: ${wordsOf(beat)}`
    if (Date.now() > until) return `✗ ${beat.by}: ${wordsOf(beat)} (${played.refusal})`
    await pause(400)
  }
}

function wordsOf(beat: Exclude<Beat, { does: 'say' }>): string {
  switch (beat.does) {
    case 'reply':
      return `“${beat.words}”`
    case 'match':
      return `yes, @${beat.handle} is this guest`
    case 'tell_spot':
      return `they sit at ${beat.spot}`
    default:
      return `${beat.does.replace('_', ' ')}: ${beat.gesture}`
  }
}
