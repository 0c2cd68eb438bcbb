/** The half of the world that is about words: replies in every state, a question put to the host, what is known of a guest. */
import type { Database } from '@/db/client'
import { cautions, matches, preferences } from '@/db/schema/guests'
import { questions, replies } from '@/db/schema/replies'
import { deliveries } from '@/db/schema/signals'
import type { Member } from '@/lib/people/member'
import { type aTask, minutesAfter } from '@/lib/testing/furnish'

/** When the colleague's draft was last written; the form that takes it over says so. */
export const DRAFTED_AT = new Date('2026-07-10T18:00:00.000Z')

type MakeTask = (row: Parameters<typeof aTask>[2]) => Promise<string>
type Said = { signalId: string; words: string; at: Date; by: Member; colleague: Member }

export async function aWrittenWorld(
  db: Database,
  propertyId: string,
  task: MakeTask,
  { signalId, words, at, by, colleague }: Said,
) {
  const reply = { kind: 'reply' as const, act: 'Thank them' }
  const replyTask = await task(reply)
  const colleaguesDraftTask = await task(reply)
  const leavingTask = await task({ ...reply, status: 'claimed', claimedBy: by.personId })
  const unsureTask = await task({ ...reply, status: 'claimed', claimedBy: by.personId })
  const awaitingTask = await task({ ...reply, status: 'claimed', claimedBy: by.personId })
  const sentTask = await task({ ...reply, status: 'delivered', claimedBy: by.personId })
  const drafted = { state: 'draft' as const, voicePersonId: colleague.personId, updatedAt: DRAFTED_AT }
  const leaving = { state: 'leaving' as const, voicePersonId: by.personId, updatedAt: at }
  await db.insert(replies).values([
    { propertyId, taskId: colleaguesDraftTask, signalId, words, ...drafted },
    { propertyId, taskId: leavingTask, signalId, words, ...leaving, leavesAt: minutesAfter(at, 60) },
    { propertyId, taskId: unsureTask, signalId, words, ...leaving, state: 'unsure' },
    { propertyId, taskId: awaitingTask, signalId, words, ...leaving, state: 'awaiting' },
    { propertyId, taskId: sentTask, signalId, words, ...leaving, state: 'sent', sentAt: at, route: 'copied' },
  ])
  return { replyTask, colleaguesDraftTask, leavingTask, unsureTask, awaitingTask, sentTask }
}

type Known = { guestId: string; handleId: string; visitId: string; task: MakeTask }

export async function aKnownGuest(
  db: Database,
  propertyId: string,
  { guestId, handleId, visitId, task }: Known,
) {
  const callTask = await task({ kind: 'call', act: 'Ask where they sit' })
  await db.insert(questions).values({
    propertyId,
    visitId,
    replyTaskId: await task({ kind: 'reply', act: 'Ask them' }),
    waitingTaskId: await task({ status: 'waiting', waitingFor: 'answer' }),
    hostTaskId: callTask,
    state: 'host',
    answerWithinMinutes: 10,
  })
  const about = { propertyId, guestId, addedAt: DRAFTED_AT }
  const [caution] = await db
    .insert(cautions)
    .values({ ...about, kind: 'allergy', words: 'Nuts' })
    .returning()
  const [preference] = await db
    .insert(preferences)
    .values({ ...about, words: 'Riesling', certainty: 'said' })
    .returning()
  const [match] = await db
    .insert(matches)
    .values({ propertyId, guestId, handleId, reasons: ['same_name'], confidence: 60, proposedAt: DRAFTED_AT })
    .returning()
  if (!caution || !preference || !match) throw new Error('The guest was not furnished.')
  return { callTask, caution: caution.id, preference: preference.id, match: match.id }
}

/** A delivery that could not be read, kept for an admin to look at. */
export async function aQuarantined(db: Database, propertyId: string, connectorId: string) {
  const unread = { contentType: 'application/json', body: Buffer.from('{'), problem: { key: 'not_json' } }
  const [delivery] = await db
    .insert(deliveries)
    .values({
      propertyId,
      connectorId,
      key: propertyId,
      state: 'quarantined',
      receivedAt: DRAFTED_AT,
      ...unread,
    })
    .returning({ id: deliveries.id })
  if (!delivery) throw new Error('Nothing was kept.')
  return delivery.id
}
