/** Is this the answer to a question of ours? Then the spot is read from it, and the question is answered. */
import type { Database } from '@/db/client'
import { answerQuestion } from '@/lib/questions/answer-question'
import { correctAnswer } from '@/lib/questions/correct-answer'
import { doubtAnswer } from '@/lib/questions/doubt-answer'
import type { SpotReading } from '@/lib/questions/reading'
import { readPartySize } from '@/lib/spots/read-party-size'
import { readSpot } from '@/lib/spots/read-spot'

import { type Addressed, findQuestionAddressed, findQuestionCorrected } from './answer-store'
import type { Understood } from './heed-signal'
import type { House } from './house-store'

/** Null when it answers nothing; then it is a signal like any other. */
export async function takeAsAnswer(
  tx: Database,
  { signal, guestId, isUnheardOf }: Understood,
  house: House,
  now: Date,
): Promise<{ tasksMade: number } | null> {
  const { propertyId, id: signalId, kind, inReplyTo } = signal
  if (kind !== 'mention' && kind !== 'direct_message' && kind !== 'check_in') return null
  if (isUnheardOf && inReplyTo === null) return null
  const question = await findQuestionAddressed(tx, { signal, guestId })
  const reading = question && readingOf(signal.text, question, house)
  if (!question || !reading) return takeAsCorrection(tx, { signal, guestId }, house, now)
  const { questionId } = question
  const { became } = await answerQuestion(tx, { propertyId, questionId, signalId, reading }, now)
  return { tasksMade: became === 'host' ? 1 : 0 }
}

/** An answer stays an answer when it is edited, whatever it says now; other words are one when they move something. */
async function takeAsCorrection(
  tx: Database,
  { signal, guestId }: Pick<Understood, 'signal' | 'guestId'>,
  house: House,
  now: Date,
): Promise<{ tasksMade: number } | null> {
  const { propertyId, id: signalId } = signal
  const question = await findQuestionCorrected(tx, { signal, guestId })
  if (!question) return null
  const reading = readingOf(signal.text, question, house)
  const { questionId, isEdit, isByFriend } = question
  if (isByFriend) {
    const call = reading && (await doubtAnswer(tx, { propertyId, questionId, signalId, reading }, now))
    return call ? { tasksMade: 1 } : null
  }
  const hasMoved = reading && (await correctAnswer(tx, { propertyId, questionId, signalId, reading }, now))
  return isEdit || hasMoved ? { tasksMade: 0 } : null
}

/** Null when the words are no answer: said in passing, without a place, or before we asked. */
export function readingOf(
  words: string,
  question: Addressed,
  house: Pick<House, 'spots' | 'outlets'>,
): SpotReading | null {
  const { outletId, isAsked, isReply, isParty } = question
  const count = readPartySize(words)
  const read = readSpot(words, { spots: house.spots, outlets: house.outlets, outletId })
  if (read.kind === 'nothing') return isReply && isAsked ? { kind: 'none', count } : null
  if (read.kind === 'ask')
    return isAsked ? { kind: 'unclear', candidateSpotIds: read.candidates, count } : null
  // Somebody else may know where they sit, or may be having a joke: a host looks.
  if (!isParty) return { kind: 'unclear', candidateSpotIds: [read.spotId], count: null }
  return { kind: 'spot', spotId: read.spotId, count }
}
