/** What happened in the demonstration's houses in the days before it was opened, as scenes that are then played. */
import type { Beat, GuestAuthor, Scene } from '@/lib/rehearsal/beats'
import { hotelEvening, restaurantEvening } from '@/lib/rehearsal/evenings'

/** A scene, how many days before today's business date it began, and at what time on the house's clock. */
export type PastScene = { daysAgo: number; time: string; scene: Scene }

const author = (handle: string, name: string): GuestAuthor => ({ handle, name })

type TableScene = {
  key: string
  guest: GuestAuthor
  words: string
  answer: string | null
  /** Where the host saw them, when they did not answer. */
  host?: { spot: string; count: number }
  ending: 'delivered' | 'late' | 'could_not' | 'missed'
  echo?: string
}

/** One table of La Terraza: a check-in, the question, an answer or the host's tap, and how it ended. */
function tableScene({ key, guest, words, answer, host, ending, echo }: TableScene): Scene {
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
    missed: [],
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
  ending: 'delivered' | 'missed'
}

/** One guest of the hotel who is in house, is matched, and praises the bathroom. */
function stayScene({ key, guest, room, praise, echo, ending }: StayScene): Scene {
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

const IVO = author('ivo.brand', 'Ivo Brand')
const MEI = author('mei_lin', 'Mei Lin')
const SAM = author('samuel.o', 'Samuel Ortiz')
const DANA = author('danacooks', 'Dana Reyes')
const KOFI = author('kofi_m', 'Kofi Mensah')
const RUTH = author('ruthless_bites', 'Ruth Keller')

const review = (key: string, value: number, text: string, guest: GuestAuthor): Scene => ({
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

export const PAST_SCENES: readonly PastScene[] = [
  {
    daysAgo: 9,
    time: '19:10',
    scene: tableScene({
      key: 'd9-ivo',
      guest: IVO,
      words: 'Tacos night @laterrazanyc',
      answer: 'table 4!',
      ending: 'delivered',
      echo: 'The drinks on the house at @laterrazanyc made my week',
    }),
  },
  {
    daysAgo: 8,
    time: '20:05',
    scene: tableScene({
      key: 'd8-mei',
      guest: MEI,
      words: 'Patio weather',
      answer: null,
      host: { spot: 'Fountain', count: 2 },
      ending: 'late',
    }),
  },
  {
    daysAgo: 8,
    time: '15:20',
    scene: stayScene({
      key: 'd8-ana',
      guest: author('ana.lindqvist', 'Ana Lindqvist'),
      room: '305',
      praise: 'I could live in this bathtub @theharbourhouse',
      ending: 'delivered',
      echo: 'Somebody left bath salts after my post. @theharbourhouse, you charmers',
    }),
  },
  { daysAgo: 7, time: '18:30', scene: restaurantEvening('d7') },
  {
    daysAgo: 6,
    time: '21:15',
    scene: review('d6-sam', 5, 'Margaritas worth the walk. Luz at the door is a star.', SAM),
  },
  {
    daysAgo: 6,
    time: '19:40',
    scene: tableScene({
      key: 'd6-dana',
      guest: DANA,
      words: 'Date night',
      answer: 'Estamos en la mesa 18, somos dos',
      ending: 'delivered',
    }),
  },
  { daysAgo: 5, time: '13:30', scene: hotelEvening('d5') },
  {
    daysAgo: 4,
    time: '20:20',
    scene: tableScene({
      key: 'd4-kofi',
      guest: KOFI,
      words: 'Best corner of the city',
      answer: 'we are three at table 31',
      ending: 'could_not',
    }),
  },
  {
    daysAgo: 3,
    time: '22:10',
    scene: review('d3-ruth', 2, 'Lovely room, but we waited forty minutes for the food.', RUTH),
  },
  {
    daysAgo: 3,
    time: '16:00',
    scene: stayScene({
      key: 'd3-peter',
      guest: author('peter_vdb', 'Peter van den Berg'),
      room: '208',
      praise: 'That rain shower and the tiles in the bathroom!',
      ending: 'missed',
    }),
  },
  {
    daysAgo: 2,
    time: '19:25',
    scene: tableScene({
      key: 'd2-ivo',
      guest: author('carla.v', 'Carla Vidal'),
      words: 'Por fin en @laterrazanyc',
      answer: 'mesa doce, somos cuatro',
      ending: 'delivered',
      echo: 'Gracias por las copas, @laterrazanyc',
    }),
  },
  {
    daysAgo: 1,
    time: '20:00',
    scene: tableScene({
      key: 'd1-lena',
      guest: author('lena_h', 'Lena Hoffmann'),
      words: 'Friday feeling',
      answer: 'table 22',
      ending: 'delivered',
    }),
  },
  {
    daysAgo: 1,
    time: '17:45',
    scene: stayScene({
      key: 'd1-omar',
      guest: author('omar.reads', 'Omar Haddad'),
      room: '411',
      praise: 'A bathtub with a view of the boats',
      ending: 'delivered',
      echo: 'Bath salts and a card. I did not even ask. @theharbourhouse',
    }),
  },
]
