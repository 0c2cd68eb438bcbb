/** What happened in the demonstration's houses in the days before it was opened. */
import type { Scene } from '@/lib/rehearsal/beats'
import { type Friends, hotelEvening, restaurantEvening } from '@/lib/rehearsal/evenings'

import { author, review, stayScene, tableScene } from './scenes'

/** A scene, how many days before today's business date it began, and at what time on the house's clock. */
export type PastScene = { daysAgo: number; time: string; scene: Scene }

const IVO = author('ivo.brand', 'Ivo Brand')
const MEI = author('mei_lin', 'Mei Lin')
const SAM = author('samuel.o', 'Samuel Ortiz')
const DANA = author('danacooks', 'Dana Reyes')
const KOFI = author('kofi_m', 'Kofi Mensah')
const RUTH = author('ruthless_bites', 'Ruth Keller')

const FRIENDS: Friends = [
  author('hannah_dines', 'Hannah Berg'),
  author('marcus.p', 'Marcus Pereira'),
  author('joe_l', 'Joe Lambert'),
  author('amelie.r', 'Amélie Roux'),
]

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
  { daysAgo: 7, time: '18:30', scene: restaurantEvening('d7', FRIENDS) },
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
  { daysAgo: 5, time: '13:30', scene: hotelEvening('d5', author('yuki_on_tour', 'Yuki Tanaka')) },
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
      ending: 'none',
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
