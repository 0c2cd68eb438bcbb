/** What happens in a rehearsed evening, beat by beat: what guests say, and what named people of the house do. */
import type { CouldNotReason, SignalKind } from '@/db/vocabulary'

export type GuestAuthor = { handle: string; name: string }

/** The stay of an arrival, with its times in minutes from the start of the scene. */
export type StayBeat = {
  reservationId: string
  status: 'expected' | 'in_house' | 'departed'
  guestName: string
  room: string
  expectedIn: number
  departsIn: number
  partySize: number
}

export type Beat = {
  /** Minutes from the start of the scene. */
  at: number
} & (
  | {
      does: 'say'
      /** The connector's name in the house. */
      connector: string
      /** Tells the beats of one scene apart, so that a scene played twice says the same things. */
      id: string
      kind: SignalKind
      author: GuestAuthor | null
      text: string
      stay?: StayBeat
      rating?: { value: number; max: number }
      place?: { outlet: string }
    }
  | { does: 'reply'; by: string; to: string; words: string }
  | { does: 'match'; by: string; handle: string }
  | { does: 'tell_spot'; by: string; to: string; spot: string; count: number }
  | { does: 'accept' | 'take'; by: string; to: string; gesture: string }
  | { does: 'deliver'; by: string; to: string; gesture: string; line?: string }
  | { does: 'could_not'; by: string; to: string; gesture: string; reason: CouldNotReason }
)

/** One evening in one house. `key` makes its ids. */
export type Scene = { key: string; house: 'hotel' | 'restaurant'; beats: Beat[] }

/** How long a scene lasts, minutes. */
export const lengthOf = ({ beats }: Scene) => Math.max(...beats.map(({ at }) => at))

/** The beats in the order in which they happen; beats of one minute keep the order they are written in. */
export const inOrder = (beats: readonly Beat[]) => [...beats].sort((one, other) => one.at - other.at)
