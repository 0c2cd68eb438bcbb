/** Turns what a guest says in a scene into the generic payload of a webhook. */
import type { Beat, Scene } from './beats'

type Saying = Extract<Beat, { does: 'say' }>

const minutesFrom = (startsAt: Date, minutes: number) =>
  new Date(startsAt.getTime() + minutes * 60_000).toISOString()

/**
 * `occurredAt` is the moment it is said; the times of a stay count from the start of the scene. The id is the same
 * whenever the same scene says the same beat, so that saying it twice is hearing it once.
 */
export function payloadOf({ key }: Pick<Scene, 'key'>, saying: Saying, startsAt: Date, occurredAt: Date) {
  const { id, kind, author, text, stay, rating, place } = saying
  return {
    // What is told again about a reservation is a revision of the same signal.
    id: stay ? `rehearsal-${key}-${stay.reservationId}` : `rehearsal-${key}-${id}`,
    kind,
    action: stay && stay.status !== 'expected' ? 'updated' : 'created',
    occurredAt: occurredAt.toISOString(),
    ...(author ? { author } : {}),
    text,
    ...(rating ? { rating } : {}),
    ...(place ? { place } : {}),
    ...(stay
      ? {
          stay: {
            reservationId: stay.reservationId,
            status: stay.status,
            guestName: stay.guestName,
            room: stay.room,
            expectedAt: minutesFrom(startsAt, stay.expectedIn),
            ...(stay.status === 'in_house' ? { arrivedAt: occurredAt.toISOString() } : {}),
            departsAt: minutesFrom(startsAt, stay.departsIn),
            partySize: stay.partySize,
          },
        }
      : {}),
  }
}
