/** The shapes that evenings take in the demonstration: a table, a stay, a review. */
import type { Beat, GuestAuthor, Scene } from '@/lib/rehearsal/beats'

export const author = (handle: string, name: string): GuestAuthor => ({ handle, name })

type TableScene = {
  key: string
  guest: GuestAuthor
  words: string
  answer: string | null
  /** Where the host saw them, when they did not answer. */
  host?: { spot: string; count: number }
  ending: 'delivered' | 'late' | 'could_not' | 'none'
  echo?: string
  /** Something else they say half an hour in. */
  later?: string
}

/** One table of La Terraza: a check-in, the question, an answer or the host's tap, and how it ended. */
export function tableScene({ key, guest, words, answer, host, ending, echo, later }: TableScene): Scene {
  const to = guest.handle
  const gesture = 'Signature drink'
  const say = (at: number, id: string, kind: 'check_in' | 'mention', text: string): Beat => ({
    ...{ at, does: 'say', connector: 'Foursquare', id, kind, author: guest, text },
  })
  const thanks = `Thank you for coming in, ${guest.name.split(' ')[0]}. Where are you sitting? Luz, at the door`
  const endings: Record<TableScene['ending'], Beat[]> = {
    delivered: [
      { at: 14, does: 'take', by: 'diego', to, gesture },
      { at: 21, does: 'deliver', by: 'diego', to, gesture },
    ],
    late: [
      { at: 26, does: 'take', by: 'amara', to, gesture },
      { at: 33, does: 'deliver', by: 'amara', to, gesture },
    ],
    could_not: [
      { at: 15, does: 'take', by: 'diego', to, gesture },
      { at: 19, does: 'could_not', by: 'diego', to, gesture, reason: 'declined' },
    ],
    none: [],
  }
  return {
    key,
    house: 'restaurant',
    beats: [
      say(0, 'check-in', 'check_in', words),
      { at: 4, does: 'reply', by: 'luz', to, words: thanks },
      ...(answer === null ? [] : [say(8, 'answer', 'mention', answer)]),
      ...(host ? [{ at: 16, does: 'tell_spot', by: 'luz', to, ...host } satisfies Beat] : []),
      ...endings[ending],
      ...(later ? [say(37, 'later', 'mention', later)] : []),
      ...(echo ? [say(75, 'echo', 'mention', echo)] : []),
    ],
  }
}

type StayScene = {
  key: string
  guest: GuestAuthor
  room: string
  praise: string
  echo?: string
  ending: 'delivered' | 'none'
}

/** One guest of the hotel who is in house, is matched, and praises the bathroom. */
export function stayScene({ key, guest, room, praise, echo, ending }: StayScene): Scene {
  const to = guest.handle
  const stay = {
    reservationId: `HH-${key}`,
    status: 'in_house' as const,
    guestName: guest.name,
    room,
    expectedIn: 0,
    departsIn: 40 * 60,
    partySize: 2,
  }
  const say = (at: number, id: string, text: string): Beat => ({
    ...{ at, does: 'say', connector: 'X', id, kind: 'mention', author: guest, text },
  })
  const done: Beat[] = [
    { at: 95, does: 'take', by: 'ines', to, gesture: 'Bath salts' },
    {
      at: 110,
      does: 'deliver',
      by: 'ines',
      to,
      gesture: 'Bath salts',
      line: `Left beside the bath in ${room}`,
    },
    { at: 111, does: 'take', by: 'marta', to, gesture: 'Handwritten note' },
    { at: 124, does: 'deliver', by: 'marta', to, gesture: 'Handwritten note' },
  ]
  return {
    key,
    house: 'hotel',
    beats: [
      {
        at: 0,
        does: 'say',
        connector: 'Front desk system',
        id: 'in',
        kind: 'arrival',
        author: null,
        text: '',
        stay,
      },
      say(30, 'hello', 'Checked in at @theharbourhouse, the harbour is right under the window'),
      { at: 36, does: 'match', by: 'marta', handle: guest.handle },
      say(88, 'praise', praise),
      ...(ending === 'delivered' ? done : []),
      ...(echo ? [say(300, 'echo', echo)] : []),
    ],
  }
}

export const review = (key: string, value: number, text: string, guest: GuestAuthor): Scene => ({
  key,
  house: 'restaurant',
  beats: [
    {
      at: 0,
      does: 'say',
      connector: 'Google reviews',
      id: 'review',
      kind: 'review',
      author: guest,
      text,
      rating: { value, max: 5 },
    },
  ],
})
