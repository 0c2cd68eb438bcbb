/** How many bytes of bodies a process holds at once: those still being received, and those not yet written. */
import { Overloaded } from './gather'

export type Seat = {
  /** Before these bytes are held. Throws `Overloaded` where there is no room, and has left: half a body is of no use. */
  take: (bytes: number) => void
  /** Gives back all that was taken, once nobody holds it any more. Safe to call again. */
  leave: () => void
}
export type BodyRoom = (sender: string) => Seat

type Limits = { most: number; mostOfOne: number }

/** By number alone, four thousand bodies of a megabyte would be let in, and that is four gigabytes. */
export const BODY_ROOM: Limits = { most: 64 * 1024 * 1024, mostOfOne: 16 * 1024 * 1024 }

/** One room a process, and in it less for one sender than for all: a noisy one never takes the place of the others. */
export function openBodyRoom({ most, mostOfOne }: Limits): BodyRoom {
  const heldBy = new Map<string, number>()
  let held = 0
  return (sender) => {
    let own = 0
    const leave = () => {
      const left = (heldBy.get(sender) ?? 0) - own
      held -= own
      own = 0
      if (left > 0) heldBy.set(sender, left)
      else heldBy.delete(sender)
    }
    return {
      leave,
      take: (bytes) => {
        const ofSender = (heldBy.get(sender) ?? 0) + bytes
        const fullBy = held + bytes > most ? 'all' : ofSender > mostOfOne ? 'one' : null
        if (fullBy) {
          leave()
          throw new Overloaded(fullBy)
        }
        held += bytes
        own += bytes
        heldBy.set(sender, ofSender)
      },
    }
  }
}
